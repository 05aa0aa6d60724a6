package dev.podnosis.diagnosis.cause;

import dev.podnosis.coredns.corefile.TextEdit;
import dev.podnosis.diagnosis.Patch;
import java.util.List;

/** A change of part of an object's spec, written as YAML. */
final class SpecPatch {
  private SpecPatch() {}

  /**
   * The change of an object.
   *
   * @param target kind, namespace and name
   * @param before the part as it is
   * @param after the part as it should be
   */
  static Patch of(String target, String before, String after) {
    TextEdit edit = new TextEdit(0, before.length(), after);
    String file = target.substring(target.lastIndexOf('/') + 1) + ".yaml";
    return new Patch(
        target, new dev.podnosis.coredns.corefile.Patch(List.of(edit)).wholeDiff(before, file));
  }
}
