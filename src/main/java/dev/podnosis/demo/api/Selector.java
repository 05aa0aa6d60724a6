package dev.podnosis.demo.api;

import dev.podnosis.demo.world.ResourceType;
import dev.podnosis.demo.world.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Label selectors (equality and sets) and field selectors (equality). */
final class Selector {
  private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
  private static final Pattern EQUAL = Pattern.compile("([^=!\\s]+)\\s*(==|!=|=)\\s*(\\S*)");
  private static final Set<String> ANY = Set.of("metadata.name", "metadata.namespace");
  private static final Set<String> POD =
      Set.of(
          "spec.nodeName",
          "spec.restartPolicy",
          "spec.schedulerName",
          "spec.serviceAccountName",
          "spec.hostNetwork",
          "status.phase",
          "status.podIP",
          "status.nominatedNodeName");
  private static final Set<String> EVENT =
      Set.of(
          "involvedObject.kind",
          "involvedObject.namespace",
          "involvedObject.name",
          "involvedObject.uid",
          "involvedObject.apiVersion",
          "involvedObject.resourceVersion",
          "involvedObject.fieldPath",
          "reason",
          "reportingComponent",
          "source",
          "type");

  /** A selector that cannot be read; the message is for the client. */
  static final class BadSelectorException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    BadSelectorException(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  private Selector() {}

  static Predicate<JsonNode> of(ResourceType type, String labels, String fields)
      throws BadSelectorException {
    Predicate<JsonNode> all = o -> true;
    for (String requirement : split(labels)) {
      all = all.and(label(requirement));
    }
    for (String requirement : split(fields)) {
      all = all.and(field(type, requirement));
    }
    return all;
  }

  /** Splits at commas outside parentheses. */
  private static List<String> split(String selector) {
    return Arrays.stream(selector.split(",(?![^(]*\\))", -1))
        .map(String::trim)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  private static Predicate<JsonNode> label(String requirement) throws BadSelectorException {
    Matcher set = SET.matcher(requirement);
    if (set.matches()) {
      List<String> values = new ArrayList<>();
      for (String value : set.group(3).split(",", -1)) {
        values.add(value.trim());
      }
      boolean in = set.group(2).equals("in");
      return o -> in == (labels(o).has(set.group(1)) && values.contains(value(o, set.group(1))));
    }
    Matcher equal = EQUAL.matcher(requirement);
    if (equal.matches()) {
      boolean same = !equal.group(2).equals("!=");
      return o ->
          same
              == (labels(o).has(equal.group(1)) && value(o, equal.group(1)).equals(equal.group(3)));
    }
    if (!requirement.matches("!?[A-Za-z0-9][A-Za-z0-9._/-]*")) {
      throw new BadSelectorException("unable to parse requirement: " + requirement);
    }
    boolean absent = requirement.startsWith("!");
    String key = absent ? requirement.substring(1) : requirement;
    return o -> labels(o).has(key) != absent;
  }

  private static JsonNode labels(JsonNode object) {
    return Tree.at(object, "metadata", "labels");
  }

  private static String value(JsonNode object, String label) {
    return labels(object).path(label).asString("");
  }

  private static Predicate<JsonNode> field(ResourceType type, String requirement)
      throws BadSelectorException {
    Matcher equal = EQUAL.matcher(requirement);
    if (!equal.matches()) {
      throw new BadSelectorException(
          "invalid selector: '" + requirement + "'; can't understand '" + requirement + "'");
    }
    String field = equal.group(1);
    boolean known =
        ANY.contains(field)
            || type.kind().equals("Pod") && POD.contains(field)
            || type.kind().equals("Event") && EVENT.contains(field);
    if (!known) {
      throw new BadSelectorException("field label not supported: " + field);
    }
    String[] path =
        field.equals("source") ? new String[] {"source", "component"} : field.split("\\.", -1);
    boolean same = !equal.group(2).equals("!=");
    return o -> same == Tree.text(o, path).equals(equal.group(3));
  }
}
