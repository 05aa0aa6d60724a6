package dev.podnosis.dns;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A response to one question, as far as it was shown.
 *
 * @param rcode the response code
 * @param flags the header's flags
 * @param answers the answer section
 * @param authority the authority section
 * @param extendedErrors why, in the server's words (RFC 8914)
 * @param exchange how it came
 */
public record DnsReply(
    Rcode rcode,
    Set<HeaderFlag> flags,
    List<DnsRecord> answers,
    List<DnsRecord> authority,
    List<ExtendedError> extendedErrors,
    Exchange exchange) {

  public DnsReply {
    flags = Set.copyOf(flags);
    answers = List.copyOf(answers);
    authority = List.copyOf(authority);
    extendedErrors = List.copyOf(extendedErrors);
  }

  /** A reply of which only the code, the answers and the server are known. */
  public static DnsReply of(Rcode rcode, List<DnsRecord> answers, @Nullable String server) {
    return new DnsReply(rcode, Set.of(), answers, List.of(), List.of(), Exchange.with(server));
  }

  /** The same in the short form that evidence keeps. */
  public LookupOutcome.Answered toOutcome() {
    Integer size = exchange.sizeBytes();
    return new LookupOutcome.Answered(
        rcode.mnemonic(),
        flags.stream().sorted().map(EnumId::of).toList(),
        answers.stream().map(DnsRecord::value).toList(),
        size == null ? 0 : size);
  }

  /** Whether the answer was cut to fit (TC). */
  public boolean truncated() {
    return flags.contains(HeaderFlag.TC);
  }

  /** The values of all A and AAAA records of the answer. */
  public List<String> addresses() {
    return answers.stream()
        .filter(r -> r.type().equals(RecordType.A) || r.type().equals(RecordType.AAAA))
        .map(DnsRecord::value)
        .toList();
  }
}
