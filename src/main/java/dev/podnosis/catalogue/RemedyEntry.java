package dev.podnosis.catalogue;

import dev.podnosis.dns.EnumId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way to put a cause right.
 *
 * @param id its id, unique within the cause
 * @param kind whether it restores service, removes the cause or prevents it from coming back
 * @param title its name
 * @param steps what to do, in order
 * @param commands commands ready to copy, with named places
 * @param patch whether the cause computes a patch for it
 * @param risk what it may cost
 * @param rollback how to undo it, with named places
 * @param verify the step that shows whether it worked
 */
public record RemedyEntry(
    String id,
    Kind kind,
    Text title,
    List<Text> steps,
    List<String> commands,
    boolean patch,
    Risk risk,
    List<Text> rollback,
    String verify) {

  /** What a remedy is for. */
  public enum Kind {
    RESTORE,
    REMOVE,
    PREVENT;

    /** The word used in data files. */
    public String id() {
      return EnumId.of(this);
    }
  }

  /** What a remedy may cost. */
  public enum Risk {
    NONE,
    LOW,
    MEDIUM,
    HIGH;

    /** The word used in results. */
    public String id() {
      return EnumId.of(this);
    }
  }

  public RemedyEntry(
      String id,
      Kind kind,
      Text title,
      List<Text> steps,
      @Nullable List<String> commands,
      boolean patch,
      Risk risk,
      @Nullable List<Text> rollback,
      String verify) {
    this.id = id;
    this.kind = kind;
    this.title = title;
    this.steps = List.copyOf(steps);
    this.commands = commands == null ? List.of() : List.copyOf(commands);
    this.patch = patch;
    this.risk = risk;
    this.rollback = rollback == null ? List.of() : List.copyOf(rollback);
    this.verify = verify;
  }
}
