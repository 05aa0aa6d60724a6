package dev.podnosis.probe;

import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.PortForward;
import dev.podnosis.kube.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Port-forwards of a live cluster; DNS goes over TCP, as a forward carries nothing else. */
final class KubeForwards implements Forwards {
  /** CoreDNS waits up to five seconds for its upstream servers. */
  private static final Duration WAIT = Duration.ofMillis(6500);

  private static final int LARGEST_BODY = 4 << 20;

  private final Cluster cluster;
  private final InstantSource clock;

  KubeForwards(Cluster cluster, InstantSource clock) {
    this.cluster = cluster;
    this.clock = clock;
  }

  @Override
  public Read<DnsPort> dns(ObjectRef pod, int port) throws InterruptedException {
    return KubeReads.read(
            PortForward.open(cluster, pod.namespace(), pod.name(), port), "pod " + pod)
        .map(ForwardedDns::new);
  }

  @Override
  public Read<HttpAnswer> http(ObjectRef pod, int port, String path) throws InterruptedException {
    Read<PortForward> opened =
        KubeReads.read(PortForward.open(cluster, pod.namespace(), pod.name(), port), "pod " + pod);
    if (opened instanceof Read.Not<PortForward> not) {
      return new Read.Not<>(not.why());
    }
    try (PortForward forward = ((Read.Got<PortForward>) opened).value();
        HttpClient client =
            HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(3))
                .proxy(HttpClient.Builder.NO_PROXY)
                .build()) {
      return get(client, forward, pod, path);
    }
  }

  private Read<HttpAnswer> get(HttpClient client, PortForward forward, ObjectRef pod, String path)
      throws InterruptedException {
    InetSocketAddress at = forward.address();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.getPort() + path))
            .timeout(Duration.ofSeconds(8))
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        String text = new String(body.readNBytes(LARGEST_BODY), StandardCharsets.UTF_8);
        return new Read.Got<>(new HttpAnswer(response.statusCode(), text, clock.instant()));
      }
    } catch (IOException e) {
      // What stands at the end of the forward knows more than that the stream ended early.
      String detail =
          forward.failure().map(Reply.Failed::detail).orElse(String.valueOf(e.getMessage()));
      return new Read.Not<>(Silence.of(pod, detail));
    }
  }

  /** DNS over one forwarded port; each question takes a connection of its own. */
  private record ForwardedDns(PortForward forward) implements DnsPort {
    @Override
    public LookupsSeen.Sample ask(String name) {
      LookupsSeen.Sample first = once(name);
      // A stream that broke says nothing of DNS, and the next one is another.
      return isBroken(first) ? once(name) : first;
    }

    private static boolean isBroken(LookupsSeen.Sample sample) {
      return sample.outcome() instanceof LookupOutcome.NoAnswer none && !none.tellsOfDns();
    }

    private LookupsSeen.Sample once(String name) {
      long begun = System.nanoTime();
      LookupOutcome outcome = outcome(name);
      return new LookupsSeen.Sample(name, (System.nanoTime() - begun) / 1e6, outcome);
    }

    private LookupOutcome outcome(String name) {
      try (Socket socket = new Socket()) {
        socket.connect(forward.address(), 3000);
        socket.setSoTimeout((int) WAIT.toMillis());
        byte[] question = question(name).toWire();
        byte[] framed = new byte[question.length + 2];
        framed[0] = (byte) (question.length >> 8);
        framed[1] = (byte) question.length;
        System.arraycopy(question, 0, framed, 2, question.length);
        socket.getOutputStream().write(framed);
        InputStream in = socket.getInputStream();
        int length = in.read() << 8 | in.read();
        if (length < 0) {
          return closed();
        }
        byte[] reply = in.readNBytes(length);
        return reply.length < length
            ? none(LookupOutcome.NoAnswer.Kind.MALFORMED, "cut answer")
            : answered(new Message(reply), length);
      } catch (SocketTimeoutException e) {
        return none(LookupOutcome.NoAnswer.Kind.TIMEOUT, "no answer in " + WAIT.toMillis() + " ms");
      } catch (TextParseException e) {
        return none(LookupOutcome.NoAnswer.Kind.TOOL_ERROR, String.valueOf(e.getMessage()));
      } catch (IOException e) {
        return none(LookupOutcome.NoAnswer.Kind.TOOL_ERROR, String.valueOf(e.getMessage()));
      }
    }

    /** The replica closed the connection, unless the way to it broke. */
    private LookupOutcome closed() {
      return forward
          .failure()
          .map(broken -> none(LookupOutcome.NoAnswer.Kind.TOOL_ERROR, broken.detail()))
          .orElseGet(() -> none(LookupOutcome.NoAnswer.Kind.REFUSED, "closed without an answer"));
    }

    private static LookupOutcome none(LookupOutcome.NoAnswer.Kind kind, String detail) {
      return new LookupOutcome.NoAnswer(kind, detail);
    }

    private static Message question(String name) throws TextParseException {
      return Message.newQuery(
          Record.newRecord(Name.fromString(name, Name.root), Type.A, DClass.IN));
    }

    private static LookupOutcome answered(Message reply, int size) {
      List<String> flags = new ArrayList<>();
      for (int flag : new int[] {Flags.QR, Flags.AA, Flags.TC, Flags.RD, Flags.RA}) {
        if (reply.getHeader().getFlag(flag)) {
          flags.add(Flags.string(flag));
        }
      }
      return new LookupOutcome.Answered(
          Rcode.string(reply.getRcode()),
          flags,
          reply.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList(),
          size);
    }

    @Override
    public void close() {
      forward.close();
    }
  }
}
