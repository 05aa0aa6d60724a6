package dev.podnosis.kube;

import java.util.ArrayList;
import java.util.List;

/** The part of an address behind the question mark; each value is encoded on its own. */
record Parameters(List<String> pairs) {
  Parameters {
    pairs = List.copyOf(pairs);
  }

  static Parameters none() {
    return new Parameters(List.of());
  }

  /** With one more parameter, unless its value is empty. */
  Parameters with(String name, String value) {
    return value.isEmpty() ? this : plus(name, value);
  }

  /** With one more parameter, be it empty. */
  Parameters plus(String name, String value) {
    List<String> more = new ArrayList<>(pairs);
    more.add(Resource.encode(name) + "=" + Resource.encode(value));
    return new Parameters(more);
  }

  /** With {@code name=true} when set. */
  Parameters flag(String name, boolean set) {
    return set ? plus(name, "true") : this;
  }

  /** Behind this path. */
  String after(String path) {
    return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
  }
}
