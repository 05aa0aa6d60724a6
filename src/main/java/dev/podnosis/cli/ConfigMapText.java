package dev.podnosis.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** ConfigMaps as {@code kubectl get -o yaml} or {@code -o json} prints them. */
final class ConfigMapText {
  /** No Corefile begins like this: a server block needs a zone and a brace. */
  private static final Pattern MANIFEST =
      Pattern.compile(
          "\\A(\\s*(#[^\\n"
              + "]*)?\\n"
              + "|---[ \\t]*\\n"
              + ")*+(\\{\\s*\"|(apiVersion|kind|metadata|data|items):(\\s|$))",
          Pattern.MULTILINE);

  private ConfigMapText() {}

  static boolean isManifest(String text) {
    return MANIFEST.matcher(text).find();
  }

  /**
   * The keys of a ConfigMap, or of all in a list: CoreDNS's and the one it imports from.
   *
   * @throws UsageException when it is neither
   */
  static Map<String, String> data(String text) throws UsageException {
    Map<String, String> data = new LinkedHashMap<>();
    try {
      JsonNode root = YAMLMapper.shared().readTree(text);
      add(root, data);
      root.path("items").forEach(item -> add(item, data));
    } catch (JacksonException e) {
      throw new UsageException("lint.not-yaml", Map.of("detail", e.getOriginalMessage()));
    }
    return data;
  }

  private static void add(JsonNode object, Map<String, String> data) {
    object
        .path("data")
        .properties()
        .forEach(
            e -> {
              if (e.getValue().isString()) {
                data.put(e.getKey(), e.getValue().asString());
              }
            });
  }
}
