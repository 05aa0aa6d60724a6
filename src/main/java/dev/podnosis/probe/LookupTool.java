package dev.podnosis.probe;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.StubOutcome;
import dev.podnosis.dns.tool.CommandOutput;
import dev.podnosis.dns.tool.GetentReader;
import dev.podnosis.dns.tool.NslookupReader;
import dev.podnosis.dns.tool.ResolverWords;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.StubLookupSeen;
import dev.podnosis.evidence.StubLookupSeen.Result;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The programs that look a name up in a container as an application does, the best first: those
 * that ask libc before those that are resolvers themselves.
 */
enum LookupTool {
  /** libc's getaddrinfo: search path, A and AAAA together. */
  GETENT("getent") {
    @Override
    List<String> argv(String name) {
      return List.of("getent", "ahosts", "--", name);
    }

    @Override
    StubLookupSeen read(ObjectRef pod, String name, ClusterReads.Executed executed) {
      return switch (GetentReader.parse(output(executed))) {
        case StubOutcome.Resolved r -> seen(pod, name, Result.FOUND, r.addresses(), executed, "");
        case StubOutcome.NotResolved n ->
            seen(pod, name, result(n.failure()), List.of(), executed, n.detail());
        case StubOutcome.NotRun n ->
            seen(pod, name, Result.UNCLEAR, List.of(), executed, n.detail());
      };
    }
  },
  /** libc's getaddrinfo too, by a constant script; the name is an argument of its own. */
  PYTHON("python3") {
    private static final String SCRIPT =
        "import socket,sys\n"
            + "for a in socket.getaddrinfo(sys.argv[1],None,type=socket.SOCK_STREAM):"
            + "print(a[4][0])";

    @Override
    List<String> argv(String name) {
      return List.of("python3", "-c", SCRIPT, name);
    }

    @Override
    StubLookupSeen read(ObjectRef pod, String name, ClusterReads.Executed executed) {
      List<String> addresses =
          executed
              .stdout()
              .lines()
              .map(String::strip)
              .filter(l -> !l.isEmpty())
              .distinct()
              .toList();
      if (executed.exitCode() == 0 && !addresses.isEmpty()) {
        return seen(pod, name, Result.FOUND, addresses, executed, "");
      }
      String last = executed.stderr().lines().reduce("", (one, other) -> other).strip();
      Optional<StubOutcome.Failure> failure = ResolverWords.failure(last);
      Result result = failure.map(LookupTool::result).orElse(Result.UNCLEAR);
      return seen(pod, name, result, List.of(), executed, last);
    }
  },
  /** A resolver of its own that reads resolv.conf. */
  NSLOOKUP("nslookup") {
    @Override
    List<String> argv(String name) {
      return List.of("nslookup", name);
    }

    @Override
    StubLookupSeen read(ObjectRef pod, String name, ClusterReads.Executed executed) {
      return nslookup(pod, name, executed);
    }
  },
  /** The same, as BusyBox has it. */
  BUSYBOX("busybox") {
    @Override
    List<String> argv(String name) {
      return List.of("busybox", "nslookup", name);
    }

    @Override
    StubLookupSeen read(ObjectRef pod, String name, ClusterReads.Executed executed) {
      return nslookup(pod, name, executed);
    }
  };

  private final String program;

  LookupTool(String program) {
    this.program = program;
  }

  /** The best of those that a container has. */
  static Optional<LookupTool> bestOf(List<String> programs) {
    return List.of(values()).stream().filter(tool -> programs.contains(tool.program)).findFirst();
  }

  /** The names of all. */
  static List<String> programs() {
    return List.of(values()).stream().map(tool -> tool.program).toList();
  }

  /** Its name. */
  String program() {
    return program;
  }

  /** Whether it takes this name for a name: nslookup knows no "--". */
  boolean takes(String name) {
    return this == GETENT || this == PYTHON || !name.startsWith("-");
  }

  /** The command that looks a name up. */
  abstract List<String> argv(String name);

  /**
   * How long the container's resolver waits for one answer: resolv.conf(5), timeout; 5 s unless
   * set. glibc, musl and Go take it alike.
   */
  static Duration timeout(Facts facts) {
    return facts
        .podResolver()
        .flatMap(f -> f.value().conf().number("timeout"))
        .map(s -> Duration.ofSeconds(Math.clamp(s, 1, 30)))
        .orElse(Duration.ofSeconds(5));
  }

  /** What came of it. */
  abstract StubLookupSeen read(ObjectRef pod, String name, ClusterReads.Executed executed);

  StubLookupSeen nslookup(ObjectRef pod, String name, ClusterReads.Executed executed) {
    return switch (NslookupReader.parse(output(executed)).outcome()) {
      case LookupOutcome.Answered a when a.rcode().equals("NOERROR") && !a.answers().isEmpty() ->
          seen(pod, name, Result.FOUND, a.answers(), executed, "");
      case LookupOutcome.Answered a
          when a.rcode().equals("NXDOMAIN") || a.rcode().equals("NOERROR") ->
          seen(pod, name, Result.NOT_FOUND, List.of(), executed, a.rcode());
      case LookupOutcome.Answered a ->
          seen(pod, name, Result.TRY_AGAIN, List.of(), executed, a.rcode());
      case LookupOutcome.NoAnswer n when n.tellsOfDns() ->
          seen(pod, name, Result.TRY_AGAIN, List.of(), executed, n.detail());
      case LookupOutcome.NoAnswer n ->
          seen(pod, name, Result.UNCLEAR, List.of(), executed, n.detail());
    };
  }

  StubLookupSeen seen(
      ObjectRef pod,
      String name,
      Result result,
      List<String> addresses,
      ClusterReads.Executed executed,
      String message) {
    double millis = executed.took().toMillis();
    return new StubLookupSeen(pod, program, name, result, addresses, millis, message);
  }

  static CommandOutput output(ClusterReads.Executed executed) {
    return new CommandOutput(executed.exitCode(), executed.stdout(), executed.stderr(), false);
  }

  static Result result(StubOutcome.Failure failure) {
    return switch (failure) {
      case NO_SUCH_NAME, NO_ADDRESS -> Result.NOT_FOUND;
      case UNSPECIFIED, PERMANENT -> Result.NO_ADDRESS;
      case TEMPORARY, STILL_WAITING -> Result.TRY_AGAIN;
    };
  }
}
