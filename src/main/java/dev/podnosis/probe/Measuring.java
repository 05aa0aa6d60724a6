package dev.podnosis.probe;

import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Measures edges from one place: a few questions each, and on edges that fail many more, because
 * five samples say little (0 of 5 lost still allows 43 %).
 */
final class Measuring {
  private static final int ON_FAILURE = 20;

  private final Scene scene;
  private final int samples;

  Measuring(Scene scene, int samples) {
    this.scene = scene;
    this.samples = samples;
  }

  void measure(Workplace place, List<Ask> asks) throws InterruptedException {
    if (asks.isEmpty()) {
      return;
    }
    List<Observation> first = round(place, asks, samples);
    List<Ask> failing = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      if (fails(first.get(i))) {
        failing.add(asks.get(i));
      }
    }
    List<Ask> large = LargeAnswers.next(asks, first);
    if (!large.isEmpty()) {
      round(place, large, samples);
    }
    if (!failing.isEmpty() && samples < ON_FAILURE) {
      round(place, failing, ON_FAILURE - samples);
    }
  }

  private List<Observation> round(Workplace place, List<Ask> asks, int count)
      throws InterruptedException {
    String marker = "@" + UUID.randomUUID();
    List<String> argv = AskScript.command(marker, asks, count);
    scene.begin();
    Read<ClusterReads.Executed> read = place.run(argv, AskScript.limit(asks, count));
    return switch (read) {
      case Read.Not<ClusterReads.Executed> not -> {
        scene.saw(place.vantage(), not.why(), Transcript.ofCommand(place.kubectl(argv)));
        yield List.of();
      }
      case Read.Got<ClusterReads.Executed> got -> note(place, asks, marker, got.value());
    };
  }

  private List<Observation> note(
      Workplace place, List<Ask> asks, String marker, ClusterReads.Executed executed) {
    AskOutput output = new AskOutput(marker, asks, executed.stdout());
    List<Observation> all = new ArrayList<>();
    for (int i = 0; i < asks.size(); i++) {
      Observation seen = output.seen(i);
      all.add(seen);
      scene.saw(
          place.vantage(),
          seen,
          new Transcript(
              place.kubectl(plain(asks.get(i))),
              executed.exitCode(),
              output.raw(i),
              i == 0 ? executed.stderr() : "",
              executed.truncated()));
    }
    return all;
  }

  /** The same attempt as a person would make it by hand. */
  private static List<String> plain(Ask ask) {
    String address = ask.target().address();
    String seconds = Integer.toString(ask.seconds());
    return switch (ask) {
      case Ask.Lookup l -> dig(l);
      case Ask.Connect c ->
          List.of("nc", "-z", "-v", "-w", seconds, address, Integer.toString(c.target().port()));
      case Ask.Ping p -> List.of("ping", "-c", "1", "-W", seconds, address);
    };
  }

  private static List<String> dig(Ask.Lookup ask) {
    List<String> argv = new ArrayList<>();
    argv.add("dig");
    argv.add(ask.transport() == Transport.TCP ? "+tcp" : "+notcp");
    if (ask.question() == LookupsSeen.Question.LARGE) {
      argv.addAll(List.of("+noanswer", "+dnssec"));
    }
    if (ask.bufferSize() != null) {
      argv.addAll(List.of("+ignore", "+bufsize=" + ask.bufferSize()));
    }
    argv.addAll(List.of("+tries=1", "+time=" + ask.seconds(), "@" + ask.target().address()));
    argv.addAll(List.of("-p", Integer.toString(ask.target().port())));
    argv.addAll(List.of("-t", ask.type(), "-q", ask.name()));
    return argv;
  }

  private static boolean fails(Observation seen) {
    return switch (seen) {
      // how large an answer is, is known from one
      case LookupsSeen l when l.question() == LookupsSeen.Question.LARGE && !l.mayFragment() ->
          false;
      case LookupsSeen l when l.question() == LookupsSeen.Question.CONTROL -> false;
      case LookupsSeen l ->
          l.samples().stream()
              .anyMatch(
                  s ->
                      s.outcome() instanceof LookupOutcome.NoAnswer
                          || s.outcome() instanceof LookupOutcome.Answered a
                              && a.rcode().equals("SERVFAIL"));
      case ConnectionsSeen c -> c.failed() > 0;
      case NotObserved n -> false;
      default -> false;
    };
  }
}
