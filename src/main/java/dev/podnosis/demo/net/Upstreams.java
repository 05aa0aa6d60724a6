package dev.podnosis.demo.net;

import dev.podnosis.demo.world.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The name servers outside the cluster: recursive resolvers that know a small internet. */
public final class Upstreams {
  /** How such a server behaves. */
  public enum Mood {
    ANSWERS,
    SILENT,
    REFUSES,
    FAILS
  }

  /** As the data file has it. */
  record Internet(List<String> addresses, Map<String, List<String>> records) {}

  private static final int TTL = 300;

  private final Internet internet = Resources.one("internet.yaml", Internet.class);
  private final Map<String, Mood> moods = new HashMap<>();
  private @Nullable Instant changed;
  private @Nullable String udpOnly;

  /** Their addresses, as the nodes' resolv.conf has them. */
  public List<String> addresses() {
    return internet.addresses();
  }

  /** Those that forward's health checks would keep; all of them when none is left. */
  List<String> healthy() {
    List<String> answering = addresses().stream().filter(a -> mood(a) != Mood.SILENT).toList();
    return answering.isEmpty() ? addresses() : answering;
  }

  /** Whether an address is that of a machine in this internet. */
  boolean isHost(String address) {
    return internet.records().values().stream().anyMatch(list -> list.contains(address));
  }

  /** Makes all of them behave so, since some time. */
  public void all(Mood mood, Instant since) {
    addresses().forEach(a -> one(a, mood, since));
  }

  /** Makes one of them behave so, since some time. */
  public void one(String address, Mood mood, Instant since) {
    moods.put(address, mood);
    changed = since;
  }

  /** Makes them serve a zone over UDP only, as some servers of private zones do. */
  public void udpOnly(String zone) {
    udpOnly = zone;
  }

  /** Whether a question gets an answer over that transport. */
  boolean serves(Message query, Transport transport) {
    Record question = query.getQuestion();
    return udpOnly == null
        || transport == Transport.UDP
        || question == null
        || !plain(question.getName()).endsWith("." + udpOnly);
  }

  /** Since when they behave as they do; null when they always did. */
  @Nullable Instant changed() {
    return changed;
  }

  /** How one of them behaves. */
  Mood mood(String address) {
    return moods.getOrDefault(address, Mood.ANSWERS);
  }

  /** The time one of them takes when it answers. */
  static Duration latency() {
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(900_000, 3_500_000));
  }

  /** The answer of one that does answer. */
  Message answer(Message query, Mood mood) {
    Message reply = Replies.to(query);
    reply.getHeader().setFlag(Flags.RA);
    if (mood == Mood.REFUSES || mood == Mood.FAILS) {
      reply.getHeader().setRcode(mood == Mood.REFUSES ? Rcode.REFUSED : Rcode.SERVFAIL);
      return reply;
    }
    Record question = query.getQuestion();
    if (question.getName().equals(Name.root) && question.getType() == Type.DNSKEY) {
      rootKeys(reply);
      return reply;
    }
    if (question.getName().equals(Name.root) && question.getType() == Type.NS) {
      rootServers(reply);
      return reply;
    }
    List<String> known = internet.records().get(plain(question.getName()));
    if (known == null) {
      reply.getHeader().setRcode(Rcode.NXDOMAIN);
    } else {
      for (String address : known) {
        Replies.addAddress(reply, question, address, TTL);
      }
    }
    if (reply.getSection(Section.ANSWER).isEmpty()) {
      reply.addRecord(
          Replies.soa(
              Name.root,
              TTL,
              "a.root-servers.net.",
              "nstld.verisign-grs.com.",
              2_026_010_100L,
              300),
          Section.AUTHORITY);
    }
    return reply;
  }

  private static void rootServers(Message reply) {
    for (char letter = 'a'; letter <= 'm'; letter++) {
      Name server = Name.fromConstantString(letter + ".root-servers.net.");
      reply.addRecord(new NSRecord(Name.root, DClass.IN, 518_400, server), Section.ANSWER);
    }
  }

  /** The root's three keys of 2048 bits (RFC 4034, RFC 3110): large, and still one packet. */
  private static void rootKeys(Message reply) {
    for (int key = 0; key < 3; key++) {
      byte[] bytes = new byte[260];
      new Random(key).nextBytes(bytes);
      int flags = DNSKEYRecord.Flags.ZONE_KEY | (key == 0 ? 0 : DNSKEYRecord.Flags.SEP_KEY);
      reply.addRecord(
          new DNSKEYRecord(
              Name.root,
              DClass.IN,
              172_800,
              flags,
              DNSKEYRecord.Protocol.DNSSEC,
              DNSSEC.Algorithm.RSASHA256,
              bytes),
          Section.ANSWER);
    }
  }

  private static String plain(Name name) {
    return name.toString(true).toLowerCase(Locale.ROOT);
  }
}
