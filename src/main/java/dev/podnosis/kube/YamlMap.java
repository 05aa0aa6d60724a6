package dev.podnosis.kube;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One mapping of a YAML file; what is not of the expected shape counts as absent. */
record YamlMap(Map<?, ?> entries) {
  static final YamlMap EMPTY = new YamlMap(Map.of());

  /** The scalar at this key, or empty; {@code null} and {@code ~} are absent too. */
  String text(String key) {
    return scalar(entries.get(key));
  }

  boolean flag(String key) {
    return text(key).equalsIgnoreCase("true");
  }

  boolean has(String key) {
    return entries.get(key) instanceof Map<?, ?> map && !map.isEmpty();
  }

  /** The mapping at this key, or an empty one. */
  YamlMap map(String key) {
    return entries.get(key) instanceof Map<?, ?> map ? new YamlMap(map) : EMPTY;
  }

  /** The mappings in the sequence at this key. */
  List<YamlMap> maps(String key) {
    List<YamlMap> found = new ArrayList<>();
    if (entries.get(key) instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> map) {
          found.add(new YamlMap(map));
        }
      }
    }
    return found;
  }

  /** The scalars in the sequence at this key. */
  List<String> texts(String key) {
    List<String> found = new ArrayList<>();
    if (entries.get(key) instanceof List<?> list) {
      list.forEach(item -> found.add(scalar(item)));
    }
    return found;
  }

  /** A mapping whose values are sequences of scalars. */
  Map<String, List<String>> lists() {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (Object key : entries.keySet()) {
      if (key instanceof String name) {
        found.put(name, texts(name));
      }
    }
    return found;
  }

  private static String scalar(@Nullable Object value) {
    return value instanceof String text && !text.equals("null") && !text.equals("~") ? text : "";
  }
}
