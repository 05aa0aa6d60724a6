package dev.podnosis.diagnosis;

import java.util.List;

/** What the evidence says of a cause (KNOWLEDGE section 5). */
public sealed interface Verdict {
  /** What was found, for and against. */
  List<Finding> findings();

  /**
   * Evidence that nothing else can explain.
   *
   * @param findings what shows it
   * @param explains numbers of the failing evidence that it accounts for
   * @param advice whether it is merely unwise and explains no failure
   */
  record Confirmed(List<Finding> findings, List<String> explains, boolean advice)
      implements Verdict {
    public Confirmed {
      requireFindings(findings);
      findings = List.copyOf(findings);
      explains = List.copyOf(explains);
    }
  }

  /**
   * The evidence fits and nothing contradicts it, but what would settle it was not observed.
   *
   * @param findings what points to it
   * @param explains numbers of the failing evidence that it would account for
   * @param missing what would settle it; never empty
   */
  record Suspected(List<Finding> findings, List<String> explains, List<Need> missing)
      implements Verdict {
    public Suspected {
      requireFindings(findings);
      if (missing.isEmpty()) {
        throw new IllegalArgumentException("a suspicion says what would settle it");
      }
      findings = List.copyOf(findings);
      explains = List.copyOf(explains);
      missing = List.copyOf(missing);
    }
  }

  /**
   * Evidence contradicts it.
   *
   * @param findings what contradicts it; never empty
   */
  record RuledOut(List<Finding> findings) implements Verdict {
    public RuledOut {
      requireFindings(findings);
      findings = List.copyOf(findings);
    }
  }

  /**
   * What would tell was not allowed, failed or was never asked.
   *
   * @param missing what would tell; never empty
   */
  record Undecided(List<Need> missing) implements Verdict {
    public Undecided {
      if (missing.isEmpty()) {
        throw new IllegalArgumentException("what is undecided says what would tell");
      }
      missing = List.copyOf(missing);
    }

    @Override
    public List<Finding> findings() {
      return List.of();
    }
  }

  /** Confirmed as the explanation of a failure. */
  static Verdict confirmed(List<Finding> findings, List<String> explains) {
    return new Confirmed(findings, explains, false);
  }

  /** Confirmed as merely unwise. */
  static Verdict advice(Finding... findings) {
    return new Confirmed(List.of(findings), List.of(), true);
  }

  /** Suspected. */
  static Verdict suspected(List<Finding> findings, List<String> explains, Need... missing) {
    return new Suspected(findings, explains, List.of(missing));
  }

  /** Ruled out. */
  static Verdict ruledOut(Finding... findings) {
    return new RuledOut(List.of(findings));
  }

  /** Undecided. */
  static Verdict undecided(Need... missing) {
    return new Undecided(List.of(missing));
  }

  private static void requireFindings(List<Finding> findings) {
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("a verdict names what it rests on");
    }
  }

  /** The word used in results. */
  default String id() {
    return switch (this) {
      case Confirmed c -> "confirmed";
      case Suspected s -> "suspected";
      case RuledOut r -> "ruled-out";
      case Undecided u -> "undecided";
    };
  }

  /** What would settle it; empty where it is settled. */
  default List<Need> missing() {
    return switch (this) {
      case Suspected s -> s.missing();
      case Undecided u -> u.missing();
      case Confirmed c -> List.of();
      case RuledOut r -> List.of();
    };
  }
}
