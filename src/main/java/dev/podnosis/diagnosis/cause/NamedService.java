package dev.podnosis.diagnosis.cause;

import dev.podnosis.diagnosis.CommandWord;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ServiceFacts;
import java.util.Map;
import java.util.Optional;

/**
 * The Service that a failing name speaks of.
 *
 * @param name the name
 * @param host the label before the Service's name; may be empty
 * @param service the Service
 */
record NamedService(String name, String host, Fact<ServiceFacts> service) {
  /** The first failing name whose Service exists. */
  static Optional<NamedService> of(Facts facts) {
    return facts.symptom().domains().stream()
        .flatMap(
            d ->
                facts.names().meaning(d).stream()
                    .flatMap(
                        m ->
                            facts.service(m.service().namespace(), m.service().name()).stream()
                                .map(s -> new NamedService(d, m.host(), s))))
        .findFirst();
  }

  /** What commands that look at the Service need. */
  static Map<String, Object> args(Facts facts) {
    Optional<ObjectRef> ref = of(facts).map(n -> n.service().value().ref());
    return Map.of(
        "targetNamespace",
        CommandWord.of(ref.map(ObjectRef::namespace).orElse("NAMESPACE"), "NAMESPACE"),
        "targetService",
        CommandWord.of(ref.map(ObjectRef::name).orElse("SERVICE"), "SERVICE"));
  }
}
