package dev.podnosis.report;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.report.page.Cleaning;
import org.jspecify.annotations.Nullable;

/**
 * What a report leaves out: secrets always, and names and addresses where it goes to strangers.
 * Control characters are made visible on the way.
 */
public final class Redaction implements Cleaning {
  private final boolean masking;
  private final Pseudonyms pseudonyms;

  private Redaction(boolean masking, Pseudonyms pseudonyms) {
    this.masking = masking;
    this.pseudonyms = pseudonyms;
  }

  /** Leaves out secrets only. */
  public static Redaction ofSecrets() {
    return new Redaction(false, Pseudonyms.none());
  }

  /**
   * Leaves out secrets, and gives addresses and the names of nodes, pods, namespaces, domains,
   * other objects, contexts and users a pseudonym: the same name the same one. Names of fewer than
   * three characters stay, and those that every cluster has, such as {@code kube-system}.
   */
  public static Redaction ofNames(Diagnosis diagnosis) {
    return ofNames(diagnosis, null);
  }

  /** The same, with the names of the case looked at once more where there is one. */
  static Redaction ofNames(Diagnosis diagnosis, @Nullable Diagnosis again) {
    KnownNames known = new KnownNames();
    known.add(diagnosis.caseFile());
    if (again != null) {
      known.add(again.caseFile());
    }
    return new Redaction(true, new Pseudonyms(known.names()));
  }

  /** The text without tokens, keys, certificates, passwords and values of environment variables. */
  public static String secrets(String text) {
    return Secrets.remove(text);
  }

  /** The text without what is to be left out; line breaks and control characters stay. */
  public String apply(String text) {
    String clean = Secrets.remove(text);
    return masking ? pseudonyms.replace(clean) : clean;
  }

  /** Whether names and addresses are left out. */
  public boolean masking() {
    return masking;
  }

  @Override
  public String line(String text) {
    return Printable.line(apply(text));
  }

  @Override
  public String block(String text) {
    return Printable.block(apply(text));
  }
}
