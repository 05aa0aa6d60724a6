package dev.podnosis.kube;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who a kubeconfig's user acts as (the {@code Impersonate-} headers). */
record Impersonation(
    String user, String uid, List<String> groups, Map<String, List<String>> extra) {
  Impersonation {
    groups = List.copyOf(groups);
    extra = Map.copyOf(extra);
  }

  static Impersonation of(YamlMap user) {
    return new Impersonation(
        user.text("as"),
        user.text("as-uid"),
        user.texts("as-groups"),
        user.map("as-user-extra").lists());
  }

  /** The headers; none without a user. */
  List<Map.Entry<String, String>> headers() {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    if (user.isEmpty()) {
      return headers;
    }
    headers.add(Map.entry("Impersonate-User", user));
    if (!uid.isEmpty()) {
      headers.add(Map.entry("Impersonate-Uid", uid));
    }
    groups.forEach(group -> headers.add(Map.entry("Impersonate-Group", group)));
    extra.forEach(
        (key, values) -> {
          String name = URLEncoder.encode(key.toLowerCase(Locale.ROOT), StandardCharsets.UTF_8);
          values.forEach(v -> headers.add(Map.entry("Impersonate-Extra-" + name, v)));
        });
    return headers;
  }
}
