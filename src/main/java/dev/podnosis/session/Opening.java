package dev.podnosis.session;

import java.util.List;
import java.util.Map;

/** What came of opening a session. */
public sealed interface Opening {
  /** It is open. */
  record Opened(Session session) implements Opening {}

  /**
   * It could not be opened.
   *
   * @param code what is wrong; the words stand in the session's messages
   * @param args what the words need
   * @param detail the technical detail, without secrets; may be empty
   * @param usage whether the user's own words are to blame, rather than the cluster
   * @param asks what the user must agree to first; then it may be opened again with that
   */
  record Refused(
      String code, Map<String, Object> args, String detail, boolean usage, List<Agreement> asks)
      implements Opening {
    public Refused {
      args = Map.copyOf(args);
      asks = List.copyOf(asks);
    }

    /** Refused with nothing to agree to. */
    public Refused(String code, Map<String, Object> args, String detail, boolean usage) {
      this(code, args, detail, usage, List.of());
    }
  }
}
