package dev.podnosis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Query logs of two replicas over a quarter of an hour, as CoreDNS writes them; the second one gets
 * no answer from its upstream server. For pictures.
 */
final class SampleLogs {
  private static final Instant BEGIN = Instant.parse("2026-11-18T12:00:00Z");
  private static final int SECONDS = 15 * 60;
  private static final String[] CLIENTS = {
    "172.20.6.71", "172.20.5.23", "172.20.3.40", "172.20.4.88", "172.20.6.12"
  };
  private static final String[] INSIDE = {
    "checkout-redis.shop.svc.cluster.local.",
    "ledger.pay.svc.cluster.local.",
    "payments.shop.svc.cluster.local.",
    "orders-db.shop.svc.cluster.local."
  };
  private static final String[] OUTSIDE = {
    "www.aliyun.com.", "oss-cn-hangzhou.aliyuncs.com.", "sts.aliyuncs.com."
  };
  private static final String[] SUFFIXES = {
    "shop.svc.cluster.local.", "svc.cluster.local.", "cluster.local."
  };

  private final Random random = new Random(18);
  private final StringBuilder out = new StringBuilder();

  private SampleLogs() {}

  /** Writes the logs and returns their files. */
  static List<Path> write(Path folder) throws IOException {
    Path one = folder.resolve("coredns-7d89bcf4d8-4xk2p.log");
    Path two = folder.resolve("coredns-7d89bcf4d8-qz9vw.log");
    Files.writeString(one, new SampleLogs().log(false));
    Files.writeString(two, new SampleLogs().log(true));
    return List.of(one, two);
  }

  private String log(boolean faulty) {
    for (int second = 0; second < SECONDS; second++) {
      Instant at = BEGIN.plusSeconds(second);
      for (int i = 0; i < 13 + random.nextInt(3); i++) {
        inside(at.plusMillis(i * 60L));
      }
      for (int i = 0; i < 2; i++) {
        outside(at.plusMillis(i * 450L), faulty);
      }
    }
    return out.toString();
  }

  private void inside(Instant at) {
    int which = Math.min(3, (int) Math.abs(random.nextGaussian() * 1.4));
    line(at, INSIDE[which], "NOERROR", "qr,aa,rd", latency(0.0002, 1.1));
  }

  private void outside(Instant at, boolean faulty) {
    String name = OUTSIDE[Math.min(2, (int) Math.abs(random.nextGaussian() * 1.3))];
    for (String suffix : SUFFIXES) {
      line(at, name + suffix, "NXDOMAIN", "qr,aa,rd", latency(0.0002, 0.8));
    }
    if (faulty) {
      line(at.plusSeconds(6), name, "SERVFAIL", "qr,rd,ra", 6.001 + random.nextDouble() / 10);
    } else {
      line(at, name, "NOERROR", "qr,rd,ra", latency(0.004, 0.9));
    }
  }

  private double latency(double middle, double spread) {
    return middle * Math.exp(spread * random.nextGaussian());
  }

  private void line(Instant at, String name, String rcode, String flags, double seconds) {
    Instant moment = at.plus(Duration.ofNanos(random.nextInt(50_000_000)));
    String client = CLIENTS[Math.min(4, (int) Math.abs(random.nextGaussian() * 2))];
    out.append(
        String.format(
            Locale.ROOT,
            "%s [INFO] %s:%d - %d \"%s IN %s udp %d false 512\" %s %s %d %.9fs%n",
            moment,
            client,
            32768 + random.nextInt(28000),
            random.nextInt(65536),
            random.nextBoolean() ? "A" : "AAAA",
            name,
            name.length() + 16,
            rcode,
            flags,
            60 + random.nextInt(120),
            seconds));
  }
}
