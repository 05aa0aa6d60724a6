package dev.podnosis.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Judging is apart from collecting: the same case file gives the same verdicts, today and when it
 * is opened again. So the parts that judge do no I/O, read no clock and throw no dice.
 */
public final class Purity {
  private static final String[] PURE = {
    "dev.podnosis.dns..",
    "dev.podnosis.evidence..",
    "dev.podnosis.path..",
    "dev.podnosis.diagnosis.."
  };

  private static final String CAUSES = "dev.podnosis.diagnosis.cause..";

  /** Of java.io, what works on memory alone. */
  private static final Set<String> IN_MEMORY =
      Set.of(
          "java.io.BufferedReader",
          "java.io.ByteArrayInputStream",
          "java.io.ByteArrayOutputStream",
          "java.io.EOFException",
          "java.io.IOException",
          "java.io.Reader",
          "java.io.Serializable",
          "java.io.StringReader",
          "java.io.StringWriter",
          "java.io.UncheckedIOException",
          "java.io.Writer");

  /** Of java.net, the words: addresses and names, no connections. */
  private static final Set<String> NET_WORDS =
      Set.of(
          "java.net.IDN",
          "java.net.Inet4Address",
          "java.net.Inet6Address",
          "java.net.InetAddress",
          "java.net.URI",
          "java.net.URISyntaxException",
          "java.net.UnknownHostException");

  /** Of InetAddress, what asks a name server or the machine. */
  private static final Set<String> ASKS_THE_NETWORK =
      Set.of(
          "getByName",
          "getAllByName",
          "getLocalHost",
          "getHostName",
          "getCanonicalHostName",
          "isReachable");

  /** Of dnsjava, what sends queries or reads this machine's settings. */
  private static final Set<String> DNSJAVA_IO =
      Set.of(
          "org.xbill.DNS.Address",
          "org.xbill.DNS.ExtendedResolver",
          "org.xbill.DNS.Lookup",
          "org.xbill.DNS.ResolverConfig",
          "org.xbill.DNS.SimpleResolver",
          "org.xbill.DNS.ZoneTransferIn");

  /** Of System, what reads nothing of the machine. */
  private static final Set<String> HARMLESS_OF_SYSTEM =
      Set.of("arraycopy", "identityHashCode", "lineSeparator");

  private Purity() {}

  /** The rules about judging. */
  public static Stream<ArchRule> rules() {
    return Stream.of(
        noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat(DescribedPredicate.describe("do I/O", Purity::doesIo))
            .allowEmptyShould(true),
        noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .accessTargetWhere(
                DescribedPredicate.describe(
                    "reads the clock, the machine or a dice", Purity::readsTheWorld))
            .allowEmptyShould(true),
        classes()
            .that(CauseClasses.IMPLEMENT_CAUSE)
            .should()
            .resideInAPackage(CAUSES)
            .allowEmptyShould(true),
        classes()
            .that(CauseClasses.IMPLEMENT_CAUSE)
            .should(CauseClasses.BE_FINAL_STATELESS_AND_PACKAGE_PRIVATE)
            .because("a verdict depends on the case file alone")
            .allowEmptyShould(true));
  }

  private static boolean doesIo(JavaClass c) {
    String name = c.getName();
    return switch (c.getPackageName()) {
      case "java.io" -> !IN_MEMORY.contains(name);
      case "java.net" -> !NET_WORDS.contains(name);
      case "org.xbill.DNS" -> DNSJAVA_IO.contains(name);
      case String p ->
          p.startsWith("java.nio.file")
              || p.startsWith("java.nio.channels")
              || p.startsWith("java.net.http")
              || p.startsWith("org.xbill.DNS.lookup")
              || name.equals("java.lang.Process")
              || name.startsWith("java.lang.ProcessBuilder")
              || name.equals("java.lang.Runtime");
    };
  }

  private static boolean readsTheWorld(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    return owner.startsWith("java.time.") && Set.of("now", "systemDefault").contains(name)
        || owner.equals("java.time.Clock")
        || owner.equals("java.util.Date") && access.getTarget().getFullName().endsWith("<init>()")
        || owner.equals("java.lang.System") && !HARMLESS_OF_SYSTEM.contains(name)
        || owner.startsWith("java.net.Inet") && ASKS_THE_NETWORK.contains(name)
        || owner.equals("java.lang.Class") && name.startsWith("getResource")
        || owner.equals("java.util.Locale") && name.equals("getDefault")
        || name.equals("random")
        || name.equals("randomUUID")
        || owner.endsWith("Random") && access.getTarget().getFullName().endsWith("<init>()");
  }
}
