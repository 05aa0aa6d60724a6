package dev.podnosis.dns;

import dev.podnosis.dns.ResolvConf.Reason;
import dev.podnosis.dns.ResolvConf.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads one resolv.conf line by line (resolv.conf(5); glibc res_init.c, musl resolvconf.c). */
final class ResolvConfReader {

  private static final Set<String> FLAGS =
      Set.of(
          "debug",
          "rotate",
          "no-check-names",
          "inet6",
          "ip6-bytestring",
          "ip6-dotint",
          "no-ip6-dotint",
          "edns0",
          "single-request",
          "single-request-reopen",
          "no-tld-query",
          "no_tld_query",
          "use-vc",
          "no-reload",
          "trust-ad",
          "strict-error",
          "no-aaaa");
  private static final Set<String> NUMBERS = Set.of("ndots", "timeout", "attempts");
  private static final int SHOWN = 120;

  private final List<String> nameservers = new ArrayList<>();
  private final List<String> search = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final List<String> sortlist = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private int searchLine;
  private String searchText = "";
  private int line;

  ResolvConf read(String text) {
    for (String raw : text.split("\n", -1)) {
      line++;
      readLine(raw);
    }
    return new ResolvConf(nameservers, search, options, sortlist, remarks);
  }

  private void readLine(String raw) {
    // A comment has its mark in the first column.
    if (raw.isBlank() || raw.startsWith("#") || raw.startsWith(";")) {
      return;
    }
    if (raw.endsWith("\r")) {
      remark(Reason.CARRIAGE_RETURN, raw);
    }
    if (Character.isWhitespace(raw.charAt(0))) {
      remark(Reason.INDENTED, raw);
      return;
    }
    List<String> words = List.of(raw.strip().split("\\s+"));
    List<String> values = words.subList(1, words.size());
    if (values.isEmpty()) {
      remark(isKeyword(words.getFirst()) ? Reason.NO_VALUE : Reason.UNKNOWN_KEYWORD, raw);
      return;
    }
    switch (words.getFirst()) {
      case "nameserver" -> nameserver(values.getFirst());
      case "search" -> search(values, raw);
      case "domain" -> search(values.subList(0, 1), raw);
      case "options" -> values.forEach(this::option);
      case "sortlist" -> sortlist.addAll(values);
      default -> remark(Reason.UNKNOWN_KEYWORD, raw);
    }
  }

  private void nameserver(String address) {
    if (IpLiteral.parse(address).isPresent()) {
      nameservers.add(address);
    } else {
      remark(Reason.NOT_AN_ADDRESS, address);
    }
  }

  private void search(List<String> domains, String raw) {
    if (searchLine > 0) {
      remarks.add(new Remark(searchLine, Reason.OVERRIDDEN, searchText));
    }
    searchLine = line;
    searchText = Printable.excerpt(raw.strip(), SHOWN);
    search.clear();
    search.addAll(domains);
    if (domains.stream().anyMatch(d -> d.startsWith("#") || d.startsWith(";"))) {
      remark(Reason.COMMENT_IN_SEARCH, raw);
    }
  }

  private void option(String word) {
    options.add(word);
    int colon = word.indexOf(':');
    String name = colon < 0 ? word : word.substring(0, colon);
    if (NUMBERS.contains(name)) {
      if (colon < 0 || !word.substring(colon + 1).matches("[0-9]{1,9}")) {
        remark(Reason.BAD_NUMBER, word);
      }
    } else if (!FLAGS.contains(word)) {
      remark(Reason.UNKNOWN_OPTION, word);
    }
  }

  private static boolean isKeyword(String word) {
    return Set.of("nameserver", "search", "domain", "options", "sortlist").contains(word);
  }

  private void remark(Reason reason, String text) {
    remarks.add(new Remark(line, reason, Printable.excerpt(text.strip(), SHOWN)));
  }
}
