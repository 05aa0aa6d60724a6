package dev.podnosis.diagnosis;

import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.DnsNameException;
import dev.podnosis.dns.ResolvConf;
import dev.podnosis.dns.resolver.Libc;
import dev.podnosis.dns.resolver.LibcVersion;
import dev.podnosis.dns.resolver.Query;
import dev.podnosis.dns.resolver.ResolverModel;
import dev.podnosis.dns.resolver.Walkthrough;
import dev.podnosis.evidence.ContainerSeen;
import dev.podnosis.evidence.Seen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lookups of the failing names as the resolver in the business container makes them. Nothing
 * where its resolv.conf or its C library was not seen.
 */
public final class ClientLookups {
  private ClientLookups() {}

  /** One for each failing name that reaches DNS. */
  public static List<ClientLookup> of(Facts facts) {
    Optional<Seen<ContainerSeen>> container =
        facts.caseFile().last(ContainerSeen.class).filter(s -> inPod(s.what(), facts));
    Optional<Libc> libc = container.flatMap(s -> libc(s.what()));
    Optional<Fact<PodResolver>> resolver = facts.podResolver();
    if (libc.isEmpty() || resolver.isEmpty()) {
      return List.of();
    }
    List<String> evidence = new ArrayList<>(resolver.get().evidence());
    evidence.add(container.get().id());
    ResolverModel model = ResolverModel.of(libc.get(), resolver.get().value().conf());
    String words = words(container.get().what(), libc.get());
    ClientAnswers answers = new ClientAnswers(facts);
    return facts.symptom().domains().stream()
        .filter(name -> !inHostsFile(name, facts))
        .flatMap(name -> lookUp(name, words, model, answers, evidence).stream())
        .toList();
  }

  /**
   * How many dots a name needs in the business container to be tried as it stands first: as its
   * library reads the file, or as all do that read it well where the library was not seen.
   */
  public static int ndots(ResolvConf conf, Facts facts) {
    return facts
        .caseFile()
        .last(ContainerSeen.class)
        .filter(s -> inPod(s.what(), facts))
        .flatMap(s -> libc(s.what()))
        .map(libc -> ResolverModel.of(libc, conf).settings().ndots())
        .orElse(conf.ndots());
  }

  private static boolean inPod(ContainerSeen container, Facts facts) {
    return container.pod().equals(facts.caseFile().target().pod());
  }

  private static Optional<ClientLookup> lookUp(
      String text, String libc, ResolverModel model, ClientAnswers answers, List<String> evidence) {
    DnsName name;
    try {
      name = DnsName.ofUserInput(text);
    } catch (DnsNameException e) {
      return Optional.empty();
    }
    Map<Query, ClientLookup.Answer> known = new LinkedHashMap<>();
    Walkthrough walk =
        model.lookUp(
            name, q -> known.computeIfAbsent(q, asked -> answers.to(asked, name)).reaction());
    return Optional.of(new ClientLookup(text, libc, walk, known, evidence));
  }

  /** A static program brings its own resolver: nearly always Go's. */
  private static Optional<Libc> libc(ContainerSeen container) {
    return switch (container.libc()) {
      case GLIBC -> Optional.of(versioned(Libc.Family.GLIBC, container.libcVersion()));
      case MUSL -> Optional.of(versioned(Libc.Family.MUSL, container.libcVersion()));
      case NONE -> Optional.of(Libc.newest(Libc.Family.GO));
      case UNKNOWN -> Optional.empty();
    };
  }

  private static Libc versioned(Libc.Family family, String version) {
    return LibcVersion.find(version).map(v -> new Libc(family, v)).orElse(Libc.newest(family));
  }

  private static String words(ContainerSeen container, Libc libc) {
    return LibcVersion.find(container.libcVersion()).isPresent()
            && container.libc() != ContainerSeen.Libc.NONE
        ? libc.toString()
        : libc.family().word();
  }

  private static boolean inHostsFile(String name, Facts facts) {
    return facts.businessPod().stream()
        .flatMap(f -> f.value().dns().hostAliases().stream())
        .anyMatch(a -> a.equalsIgnoreCase(name));
  }
}
