package dev.podnosis.diagnosis.cause;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.NearestNames;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ServicesSeen;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Services that someone may have meant, written {@code name.namespace}, the likeliest first. */
final class SimilarServices {
  private static final int MOST = 3;

  private SimilarServices() {}

  static List<String> of(ObjectRef wanted, Facts facts) {
    List<ObjectRef> known =
        facts
            .all(ServicesSeen.class)
            .flatMap(s -> s.what().services().stream())
            .map(s -> s.ref())
            .distinct()
            .sorted()
            .toList();
    Predicate<ObjectRef> here = r -> r.namespace().equals(wanted.namespace());
    Stream<ObjectRef> sameNameElsewhere =
        known.stream().filter(r -> r.name().equals(wanted.name()));
    return Stream.of(
            sameNameElsewhere,
            near(wanted, known.stream().filter(here).toList()),
            near(wanted, known.stream().filter(here.negate()).toList()))
        .flatMap(s -> s)
        .distinct()
        .limit(MOST)
        .map(r -> r.name() + "." + r.namespace())
        .toList();
  }

  private static Stream<ObjectRef> near(ObjectRef wanted, List<ObjectRef> among) {
    return NearestNames.of(wanted.name(), among.stream().map(ObjectRef::name).toList(), MOST)
        .stream()
        .flatMap(n -> among.stream().filter(r -> r.name().equals(n)));
  }
}
