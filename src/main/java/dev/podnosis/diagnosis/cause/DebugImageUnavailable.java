package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.Printable;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The image for debug containers cannot be had. That is a limit of the diagnosis and explains no
 * failure, so it is advice and nothing more.
 */
final class DebugImageUnavailable implements Cause {
  private static final int EXCERPT = 300;
  private static final String IMAGE = "debug image ";

  @Override
  public CauseId id() {
    return new CauseId("debug-image-unavailable");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Seen<NotObserved>> missed = missed(facts, NotObserved.Reason.IMAGE).toList();
    if (!missed.isEmpty()) {
      NotObserved first = missed.getFirst().what();
      List<Finding> findings = new ArrayList<>();
      findings.add(
          pro(
              "image-not-had",
              Map.of(
                  "where",
                  first.subject(),
                  "count",
                  missed.size(),
                  "message",
                  Printable.excerpt(words(first.detail()), EXCERPT)),
              missed.stream().map(Seen::id).toList()));
      lacking(facts).forEach(findings::add);
      return Verdict.advice(findings.toArray(new Finding[0]));
    }
    List<String> ran = ran(facts);
    return ran.isEmpty()
        ? Verdict.undecided(Need.of(ProbeId.POD_NETWORK))
        : Verdict.ruledOut(con("image-ran", Map.of("count", ran.size()), ran));
  }

  private static String words(Detail detail) {
    return detail instanceof Detail.Images(List<Detail.Image> images)
        ? images.stream()
            .map(image -> image.name() + " (" + image.words() + ")")
            .collect(Collectors.joining("; "))
        : detail.said();
  }

  private static Stream<Seen<NotObserved>> missed(Facts facts, NotObserved.Reason reason) {
    return facts.all(NotObserved.class).filter(s -> s.what().reason() == reason);
  }

  /** The images that were used instead, and what they lack. */
  private static Stream<Finding> lacking(Facts facts) {
    return missed(facts, NotObserved.Reason.NO_TOOL)
        .filter(s -> s.what().subject().startsWith(IMAGE))
        .map(
            s ->
                pro(
                    "other-image-lacks",
                    Map.of(
                        "image",
                        s.what().subject().substring(IMAGE.length()),
                        "tools",
                        tools(s.what().detail())),
                    List.of(s.id())))
        .limit(3);
  }

  private static List<String> tools(Detail detail) {
    return detail instanceof Detail.Programs(List<String> names) ? names : List.of(detail.said());
  }

  /** What was seen from a container of ours: so there was an image for it. */
  private static List<String> ran(Facts facts) {
    return facts.caseFile().evidence().stream()
        .filter(e -> !(e.observation() instanceof NotObserved))
        .filter(
            e ->
                e.vantage().source() == Source.DEBUG_CONTAINER
                    || e.vantage().source() == Source.NODE_POD)
        .map(Evidence::id)
        .toList();
  }
}
