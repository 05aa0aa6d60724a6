package dev.podnosis.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The parts of the program and which others each may use, as in docs/ARCHITECTURE.md. A part is a
 * package below the root with the packages inside it, save those that are parts themselves.
 */
public final class Parts {
  private static final String ROOT = "dev.podnosis";

  /** What a part may use directly; what these may use, it may use too. */
  private static final SortedMap<String, Set<String>> MAY_USE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("dns", Set.of()),
              Map.entry("coredns", Set.of("dns")),
              Map.entry("capture", Set.of("dns")),
              Map.entry("evidence", Set.of("dns", "coredns", "capture")),
              Map.entry("path", Set.of("evidence")),
              Map.entry("diagnosis", Set.of("path")),
              Map.entry("diagnosis.cause", Set.of("diagnosis")),
              Map.entry("catalogue", Set.of("diagnosis")),
              Map.entry("kube", Set.of()),
              Map.entry("probe", Set.of("kube", "diagnosis")),
              Map.entry("demo", Set.of()),
              Map.entry("report", Set.of("catalogue")),
              Map.entry("session", Set.of("diagnosis.cause", "catalogue")),
              Map.entry("cli", Set.of("session", "probe", "demo", "report")),
              Map.entry("ui", Set.of("session", "kube", "demo", "report"))));

  private Parts() {}

  /** One rule for each part, and that there are no others and no cycles. */
  public static Stream<ArchRule> rules() {
    return Stream.concat(
        Stream.of(everyClassHasAPart(), noCycles()),
        MAY_USE.keySet().stream().map(Parts::usesOnlyWhatItMay));
  }

  private static ArchRule everyClassHasAPart() {
    return classes()
        .that(
            DescribedPredicate.<JavaClass>describe(
                "are not in the root", c -> !c.getPackageName().equals(ROOT)))
        .should(
            ArchCondition.from(
                DescribedPredicate.describe(
                    "belong to a part that docs/ARCHITECTURE.md names", c -> !partOf(c).isEmpty())))
        .because("a new part needs a place in the direction of use");
  }

  private static ArchRule noCycles() {
    return slices().matching(ROOT + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
  }

  private static ArchRule usesOnlyWhatItMay(String part) {
    Set<String> allowed = reachableFrom(part);
    return classes()
        .that(
            DescribedPredicate.<JavaClass>describe(
                "belong to " + part, c -> partOf(c).equals(part)))
        .should(useNoPartBut(allowed))
        .allowEmptyShould(true);
  }

  private static ArchCondition<JavaClass> useNoPartBut(Set<String> allowed) {
    return new ArchCondition<>("use no part but " + String.join(", ", allowed)) {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        for (Dependency d : user.getDirectDependenciesFromSelf()) {
          JavaClass used = d.getTargetClass().getBaseComponentType();
          if (isOurs(used) && !allowed.contains(partOf(used))) {
            events.add(SimpleConditionEvent.violated(d, d.getDescription()));
          }
        }
      }
    };
  }

  private static Set<String> reachableFrom(String part) {
    Set<String> seen = new HashSet<>(Set.of(part));
    for (String used : MAY_USE.getOrDefault(part, Set.of())) {
      seen.addAll(reachableFrom(used));
    }
    return seen;
  }

  private static boolean isOurs(JavaClass c) {
    return c.getPackageName().equals(ROOT) || c.getPackageName().startsWith(ROOT + ".");
  }

  /** The part a class belongs to: the longest name that fits; empty for the root and for none. */
  private static String partOf(JavaClass c) {
    String name = c.getPackageName();
    return MAY_USE.keySet().stream()
        .filter(part -> (name + ".").startsWith(ROOT + "." + part + "."))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }
}
