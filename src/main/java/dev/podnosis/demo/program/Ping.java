package dev.podnosis.demo.program;

import dev.podnosis.demo.net.Lookup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code ping}: iputils' where the image is built on glibc or holds BIND's tools, else BusyBox's.
 */
final class Ping implements Program {
  private static final int MOST = 100;

  @Override
  public int run(Call call) throws InterruptedException {
    Options options = new Options(call.args(), "c:i:W:w:s:I:nq46");
    if (options.words().isEmpty()) {
      call.err("ping: usage error: Destination address required\n");
      return 2;
    }
    boolean busybox = isBusybox(call);
    String target = options.words().getFirst();
    String address = target;
    if (!target.matches("[0-9.]+")) {
      Lookup lookup = call.setting().resolver().lookup(target);
      call.pause(lookup.took());
      if (lookup.addresses().isEmpty()) {
        return unknown(call, target, lookup, busybox);
      }
      address = lookup.addresses().getFirst();
    }
    return ping(call, options, target, address, busybox);
  }

  private static boolean isBusybox(Call call) {
    return call.setting().image().libc().equals("musl") && !call.setting().image().has("dig");
  }

  private static int unknown(Call call, String target, Lookup lookup, boolean busybox) {
    if (busybox) {
      call.err("ping: bad address '" + target + "'\n");
      return 1;
    }
    call.err(
        "ping: "
            + target
            + (lookup.outcome() == Lookup.Outcome.NO_NAME
                ? ": Name or service not known\n"
                : ": Temporary failure in name resolution\n"));
    return 2;
  }

  private static int ping(
      Call call, Options options, String target, String address, boolean busybox)
      throws InterruptedException {
    int count = (int) Math.min(MOST, Math.max(1, options.number('c', MOST)));
    Duration interval = Duration.ofMillis((long) (1000 * options.number('i', 1)));
    Duration patience = Duration.ofMillis((long) (1000 * options.number('W', 10)));
    call.out(
        busybox
            ? "PING %s (%s): 56 data bytes\n".formatted(target, address)
            : "PING %s (%s) 56(84) bytes of data.\n".formatted(target, address));
    List<Double> times = new ArrayList<>();
    Duration total = Duration.ZERO;
    for (int i = 1; i <= count; i++) {
      Optional<Duration> rtt = call.setting().network().ping(call.setting().netns(), address);
      Duration wait = i < count ? interval : rtt.isPresent() ? Duration.ZERO : patience;
      rtt.ifPresent(time -> times.add(time.toNanos() / 1e6));
      if (rtt.isPresent()) {
        call.out(line(address, busybox ? times.size() - 1 : i, times.getLast(), busybox));
      }
      total = total.plus(i < count ? interval : Duration.ZERO);
      call.pause(wait);
    }
    summary(call, target, count, times, total, busybox);
    return times.isEmpty() ? 1 : 0;
  }

  private static String line(String address, int sequence, double time, boolean busybox) {
    return busybox
        ? "64 bytes from %s: seq=%d ttl=62 time=%.3f ms\n".formatted(address, sequence, time)
        : "64 bytes from %s: icmp_seq=%d ttl=62 time=%.3f ms\n".formatted(address, sequence, time);
  }

  private static void summary(
      Call call, String target, int count, List<Double> times, Duration total, boolean busybox) {
    int lost = 100 * (count - times.size()) / count;
    call.out("\n--- " + target + " ping statistics ---\n");
    call.out(
        busybox
            ? "%d packets transmitted, %d packets received, %d%% packet loss\n"
                .formatted(count, times.size(), lost)
            : "%d packets transmitted, %d received, %d%% packet loss, time %dms\n"
                .formatted(count, times.size(), lost, total.toMillis()));
    if (times.isEmpty()) {
      call.out(busybox ? "" : "\n");
      return;
    }
    double min = times.stream().mapToDouble(t -> t).min().orElse(0);
    double max = times.stream().mapToDouble(t -> t).max().orElse(0);
    double mean = times.stream().mapToDouble(t -> t).average().orElse(0);
    double spread =
        Math.sqrt(times.stream().mapToDouble(t -> (t - mean) * (t - mean)).average().orElse(0));
    call.out(
        busybox
            ? "round-trip min/avg/max = %.3f/%.3f/%.3f ms\n".formatted(min, mean, max)
            : String.format(
                Locale.ROOT,
                "rtt min/avg/max/mdev = %.3f/%.3f/%.3f/%.3f ms\n",
                min,
                mean,
                max,
                spread));
  }
}
