package dev.podnosis.demo.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * A request to the API, as far as answering needs it.
 *
 * @param path the parts of its path
 * @param body its body; empty when there is none
 */
record Request(HttpServerRequest http, List<String> path, Buffer body) {
  static Request of(HttpServerRequest http, Buffer body) {
    return new Request(
        http,
        List.of(http.path().split("/", -1)).stream().filter(p -> !p.isEmpty()).toList(),
        body);
  }

  String method() {
    return http.method().name();
  }

  /** A query parameter; empty when it is missing. */
  String param(String name) {
    String value = http.getParam(name);
    return value == null ? "" : value;
  }

  boolean flag(String name) {
    return param(name).equals("true") || param(name).equals("1");
  }

  /** A number given as a query parameter. */
  long number(String name, long otherwise) {
    return param(name).matches("\\d{1,12}") ? Long.parseLong(param(name)) : otherwise;
  }

  List<String> params(String name) {
    return http.params().getAll(name);
  }

  String header(String name) {
    String value = http.getHeader(name);
    return value == null ? "" : value;
  }

  boolean wantsTable() {
    return header("Accept").contains("as=Table");
  }
}
