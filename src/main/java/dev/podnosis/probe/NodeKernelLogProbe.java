package dev.podnosis.probe;

import dev.podnosis.evidence.KernelLogSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a node's kernel log that matter to DNS. The kernel dates them by the time
 * since it started; taken back from now by the uptime, they are on the desktop's clock, whatever
 * the node holds the time to be.
 */
final class NodeKernelLogProbe implements Probe {
  /** What bears on DNS packets or on the processes that answer; extended regular expression. */
  static final String MATTERS =
      "conntrack|net_ratelimit|neighbou?r|[Oo]ut of memory|oom-kill|Killed process"
          + "|soft lockup|rcu_.*stall|blocked for more than|NETDEV WATCHDOG|[Ll]ink is [Dd]own"
          + "|page allocation failure|SYN flooding";

  private static final Pattern MATTERING = Pattern.compile(MATTERS);
  private static final Pattern STAMPED =
      Pattern.compile("(?:<[0-9]{1,3}>)?\\[ {0,11}([0-9]{1,11}\\.[0-9]{1,9})\\] ?(.*)");
  private static final Pattern NETNS = Pattern.compile("net:\\[([0-9]{1,12})\\]");
  private static final int MOST_LINES = 400;
  private static final int MOST_CHARS = 400;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Workplaces workplaces;

  NodeKernelLogProbe(Workplaces workplaces) {
    this.workplaces = workplaces;
  }

  @Override
  public void look(Scene scene) throws InterruptedException {
    Nodes.enterEach(scene, workplaces, NodeKernelLogProbe::look);
  }

  private static void look(Scene scene, Workplace place, String node) throws InterruptedException {
    NodeScript script =
        new NodeScript()
            .run("uptime", "cat", "/proc/uptime")
            .run("netns", "readlink", "/proc/self/ns/net")
            .only(MATTERS, "dmesg", "dmesg")
            .run("head", "sh", "-c", "dmesg | head -n 1")
            .only(
                MATTERS,
                "journal",
                "nsenter",
                "-t",
                "1",
                "-m",
                "--",
                "journalctl",
                "-k",
                "-q",
                "-n",
                "4000",
                "-o",
                "short-monotonic",
                "--no-pager");
    NodeVisit.note(scene, place, node, script, LIMIT, said -> seen(node, said, scene.now()));
  }

  private static Observation seen(String node, NodeOutput said, Instant now) {
    String log = said.ok("dmesg") ? "dmesg" : "journal";
    if (!said.ok(log)) {
      return new NotObserved(NotObserved.Reason.UNREADABLE, "kernel log of node " + node, "");
    }
    Instant boot = boot(now, ProcText.first(said.text("uptime")));
    List<KernelLogSeen.Line> lines =
        said.lines(log).stream()
            .map(l -> line(l, boot))
            .filter(l -> MATTERING.matcher(l.text()).find())
            .toList();
    return new KernelLogSeen(
        node,
        lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()),
        said.lines("head").stream().findFirst().map(l -> line(l, boot).at()).orElse(null),
        netns(said.text("netns")));
  }

  private static @Nullable Instant boot(Instant now, double uptime) {
    return Double.isNaN(uptime) ? null : now.minusMillis((long) (uptime * 1000));
  }

  private static KernelLogSeen.Line line(String line, @Nullable Instant boot) {
    Matcher stamped = STAMPED.matcher(line);
    if (!stamped.matches()) {
      return new KernelLogSeen.Line(null, cut(line));
    }
    long millis = (long) (Double.parseDouble(stamped.group(1)) * 1000);
    return new KernelLogSeen.Line(
        boot == null ? null : boot.plusMillis(millis), cut(stamped.group(2)));
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS);
  }

  private static String netns(String link) {
    Matcher matcher = NETNS.matcher(link.strip());
    return matcher.matches() ? matcher.group(1) : "";
  }
}
