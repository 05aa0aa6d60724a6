package dev.podnosis.coredns.corefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects issues, as many as a reader could use: a hostile file must not fill the memory. */
final class Issues {
  private static final int MAX = 500;
  private final List<CorefileIssue> list = new ArrayList<>();

  void error(String code, Position at, Map<String, String> args) {
    add(CorefileIssue.error(code, at, args));
  }

  void warning(String code, Position at, Map<String, String> args) {
    add(CorefileIssue.warning(code, at, args));
  }

  void advice(String code, Position at, Map<String, String> args) {
    add(CorefileIssue.advice(code, at, args));
  }

  void add(CorefileIssue issue) {
    if (list.size() < MAX) {
      list.add(issue);
    }
  }

  List<CorefileIssue> list() {
    return list;
  }
}
