package dev.podnosis.path.fault;

import dev.podnosis.dns.IpLiteral;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.CorefileSeen;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.LookupsSeen.Question;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.Source;
import dev.podnosis.path.Controls;
import dev.podnosis.path.Silence;
import dev.podnosis.path.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes what was measured apart into trials. A question for an external name that a DNS server
 * answers with SERVFAIL tells two things: the way to the server works, the way on does not.
 */
final class Trials {
  private static final Set<String> NO_HELP = Set.of("SERVFAIL", "REFUSED", "FORMERR", "NOTIMP");

  /** A resolver waits 5 s; a server that needs a second is slow, whatever it is asked. */
  private static final double SLOW_MS = 1_000;

  private final Topology topology;
  private final Crossings crossings;
  private final boolean delays;
  private final Controls controls;
  private final Map<Key, Sum> sums = new LinkedHashMap<>();

  /** Which part of a question a trial is about. */
  private enum Part {
    REACH,
    WHOLE,
    ONWARD,
    CONTENT
  }

  private record Key(Standpoint from, Aim to, Part part, boolean cacheable, String zone) {}

  private static final class Sum {
    private final Crossing crossing;
    private final Set<String> evidence = new LinkedHashSet<>();
    private int sent;
    private int lost;

    Sum(Crossing crossing) {
      this.crossing = crossing;
    }
  }

  /**
   * The trials of a case.
   *
   * @param delays whether late answers count as failures, instead of missing ones
   */
  Trials(CaseFile caseFile, Crossings crossings, boolean delays) {
    this.delays = delays;
    this.topology = crossings.topology();
    this.crossings = crossings;
    this.controls = Controls.of(caseFile);
    caseFile.evidence().forEach(this::add);
  }

  List<Trial> all() {
    List<Trial> trials = new ArrayList<>();
    sums.forEach(
        (key, sum) -> {
          if (sum.sent > 0) {
            trials.add(
                new Trial(
                    sum.crossing,
                    sum.sent,
                    sum.lost,
                    key.from(),
                    key.to(),
                    List.copyOf(sum.evidence)));
          }
        });
    return trials;
  }

  private void add(Evidence evidence) {
    Optional<Standpoint> from = standpoint(evidence);
    if (from.isEmpty()) {
      return;
    }
    switch (evidence.observation()) {
      case LookupsSeen l when known(l.target()) -> add(evidence, from.get(), l);
      case ConnectionsSeen c when known(c.target()) -> add(evidence.id(), from.get(), c);
      default -> {}
    }
  }

  /** A server that stands in no configuration was asked out of curiosity. */
  private boolean known(DnsTarget target) {
    return target.role() != DnsTarget.Role.UPSTREAM || topology.isUpstream(target.address());
  }

  private Optional<Standpoint> standpoint(Evidence evidence) {
    if (evidence.vantage().source() == Source.PORT_FORWARD) {
      if (delays) {
        return Optional.empty(); // the time is that of the way through the API server too
      }
      return Optional.of(new Standpoint(Standpoint.Kind.LOOPBACK, null, null));
    }
    Place place = evidence.vantage().place();
    @Nullable String node = topology.nodeOf(place).orElse(null);
    return switch (place) {
      case Place.InPod in -> Optional.of(new Standpoint(kind(in.pod()), in.pod(), node));
      case Place.OnNode on -> Optional.of(new Standpoint(Standpoint.Kind.NODE, null, on.node()));
      case Place.Desktop _, Place.ApiServer _ -> Optional.empty();
    };
  }

  private Standpoint.Kind kind(ObjectRef pod) {
    return topology.replicas().stream().anyMatch(r -> r.ref().equals(pod))
        ? Standpoint.Kind.REPLICA
        : Standpoint.Kind.POD;
  }

  private void add(String id, Standpoint from, ConnectionsSeen seen) {
    boolean ping = seen.protocol().equals("icmp");
    DnsTarget target = seen.target();
    boolean service =
        target.role() == DnsTarget.Role.SERVICE || target.role() == DnsTarget.Role.API_SERVICE;
    if (ping && service) {
      return; // kube-proxy leads TCP and UDP on, pings it does not
    }
    boolean api =
        target.role() == DnsTarget.Role.API_SERVICE || target.role() == DnsTarget.Role.API_ENDPOINT;
    Traffic traffic = ping ? Traffic.ICMP : api ? Traffic.API : Traffic.TCP;
    Aim to = aim(target, traffic, false);
    if (delays) {
      List<ConnectionsSeen.Attempt> made =
          seen.attempts().stream().filter(ConnectionsSeen.Attempt::ok).toList();
      int late = (int) made.stream().filter(a -> a.millis() >= SLOW_MS).count();
      count(id, from, to, Part.REACH, false, "", made.size(), late);
    } else {
      count(id, from, to, Part.REACH, false, "", seen.attempts().size(), seen.failed());
    }
  }

  private static Aim aim(DnsTarget target, Traffic traffic, boolean external) {
    return new Aim(target.role(), target.address(), target.pod(), traffic, external);
  }

  private void add(Evidence evidence, Standpoint from, LookupsSeen seen) {
    String id = evidence.id();
    boolean control = seen.question() == Question.CONTROL;
    boolean external =
        seen.question() != Question.INTERNAL && !topology.routes().internal(seen.name());
    if (external && seen.question() == Question.LARGE && !seen.mayFragment()) {
      return; // asked to learn how large the answer is; a server need not know that name
    }
    boolean server =
        seen.target().role() == DnsTarget.Role.UPSTREAM
            || seen.target().role() == DnsTarget.Role.OTHER;
    Aim to = aim(seen.target(), traffic(seen), external);
    boolean forwarded = !server && (external || crossings.endsAtCache(from, to));
    Counts counts = new Counts(seen, forwarded);
    if (control || controls.refuteSilence(evidence.vantage().place(), seen)) {
      counts = counts.withoutSilence(!control);
    }
    boolean cacheable = seen.question() != Question.EXTERNAL_FRESH;
    String zone = seen.name();
    if (delays) {
      Part part = forwarded ? Part.WHOLE : Part.REACH;
      count(
          id,
          from,
          to,
          part,
          forwarded && cacheable,
          forwarded ? zone : "",
          counts.heard - counts.bad,
          counts.late);
      return;
    }
    count(id, from, to, Part.REACH, false, "", counts.reached + counts.mute, counts.mute);
    if (forwarded && !control) {
      count(
          id, from, to, Part.WHOLE, cacheable, zone, counts.heard + counts.waiting, counts.waiting);
      count(id, from, to, Part.ONWARD, cacheable, zone, counts.heard, counts.bad);
    } else if (!control && (!server || responsible(seen))) {
      count(id, from, to, Part.CONTENT, false, "", counts.heard, counts.bad);
    }
  }

  /** A server for a zone of its own may refuse all other names. */
  private boolean responsible(LookupsSeen seen) {
    return Stream.of(CorefileSeen.Owner.values())
        .flatMap(owner -> topology.upstreams(owner, seen.name()).stream())
        .anyMatch(a -> IpLiteral.same(a, seen.target().address()));
  }

  private static Traffic traffic(LookupsSeen seen) {
    return seen.transport() == Transport.TCP
        ? Traffic.TCP
        : seen.mayFragment() ? Traffic.UDP_LARGE : Traffic.UDP;
  }

  /** Samples by what they tell. */
  private static final class Counts {
    /** Any answer, or a silence that is about the name. */
    private int heard;

    /** Any answer. */
    private int reached;

    /** An answer that does not help. */
    private int bad;

    /** An answer that took long. */
    private int late;

    /** Silence that speaks of the way to the server. */
    private int mute;

    /** Silence that may be the server's, waiting for somebody else. */
    private int waiting;

    Counts(LookupsSeen seen, boolean forwarded) {
      for (LookupsSeen.Sample sample : seen.samples()) {
        if (!Silence.counts(sample)) {
          continue;
        }
        if (sample.outcome() instanceof LookupOutcome.Answered answer) {
          heard++;
          reached++;
          if (!helps(answer, seen.question())) {
            bad++;
          } else if (sample.millis() >= SLOW_MS) {
            late++;
          }
        } else if (Silence.tellsOfTheServer(sample, forwarded)) {
          mute++;
        } else {
          waiting++;
        }
      }
    }

    /**
     * The same where silence does not speak of the way.
     *
     * @param asAnswer whether it counts as an answer that does not help
     */
    Counts withoutSilence(boolean asAnswer) {
      if (asAnswer) {
        heard += mute + waiting;
        bad += mute + waiting;
      }
      mute = 0;
      waiting = 0;
      return this;
    }

    /** A name that must exist and is denied is a wrong answer; of others it may be the truth. */
    private static boolean helps(LookupOutcome.Answered answer, Question question) {
      boolean denied = answer.rcode().equals("NXDOMAIN") && question == Question.INTERNAL;
      return !denied && !NO_HELP.contains(answer.rcode());
    }
  }

  private void count(
      String id,
      Standpoint from,
      Aim to,
      Part part,
      boolean cacheable,
      String zone,
      int sent,
      int lost) {
    if (sent == 0 || (part == Part.WHOLE && lost == 0 && !delays)) {
      return;
    }
    Sum sum =
        sums.computeIfAbsent(new Key(from, to, part, cacheable, zone), k -> new Sum(crossing(k)));
    sum.sent += sent;
    sum.lost += lost;
    sum.evidence.add(id);
  }

  private Crossing crossing(Key key) {
    return switch (key.part()) {
      case REACH -> crossings.reach(key.from(), key.to());
      case WHOLE -> crossings.whole(key.from(), key.to(), key.zone(), key.cacheable());
      case ONWARD -> crossings.onward(key.from(), key.to(), key.zone(), key.cacheable());
      case CONTENT -> crossings.content(key.from(), key.to());
    };
  }
}
