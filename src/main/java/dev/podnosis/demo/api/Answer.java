package dev.podnosis.demo.api;

import tools.jackson.databind.JsonNode;

/** An answer with a body. */
record Answer(int status, String contentType, String body) {
  static Answer json(int status, JsonNode body) {
    return new Answer(status, "application/json", body.toString() + "\n");
  }

  static Answer text(int status, String body) {
    return new Answer(status, "text/plain", body);
  }
}
