package dev.podnosis.demo.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Puts DNS replies together. */
public final class Replies {
  /** A DNS header is 12 octets (RFC 1035, 4.1.1). */
  private static final int HEADER = 12;

  private Replies() {}

  /** An empty reply to a query, with its question and its OPT record. */
  static Message to(Message query) {
    Message reply = new Message(query.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    if (query.getHeader().getFlag(Flags.RD)) {
      reply.getHeader().setFlag(Flags.RD);
    }
    reply.addRecord(query.getQuestion(), Section.QUESTION);
    OPTRecord opt = query.getOPT();
    if (opt != null) {
      reply.addRecord(opt, Section.ADDITIONAL);
    }
    return reply;
  }

  /** Adds an address where it answers the question's type. */
  static void addAddress(Message reply, Record question, String address, int ttl) {
    InetAddress ip = literal(address);
    Name owner = question.getName();
    if (ip instanceof Inet6Address && question.getType() == Type.AAAA) {
      reply.addRecord(new AAAARecord(owner, DClass.IN, ttl, ip), Section.ANSWER);
    } else if (!(ip instanceof Inet6Address) && question.getType() == Type.A) {
      reply.addRecord(new ARecord(owner, DClass.IN, ttl, ip), Section.ANSWER);
    }
  }

  static SOARecord soa(Name zone, int ttl, String server, String mail, long serial, int minimum) {
    return new SOARecord(
        zone, DClass.IN, ttl, name(server), name(mail), serial, 7200, 1800, 86400, minimum);
  }

  /** A name that the program itself wrote. */
  public static Name name(String text) {
    try {
      return Name.fromString(text, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException("not a name: " + text, e);
    }
  }

  /** The size of a message as CoreDNS sends it: without name compression. */
  public static int size(Message message) {
    int size = HEADER;
    Record question = message.getQuestion();
    if (question != null) {
      size += question.getName().length() + 4;
    }
    for (int section = Section.ANSWER; section <= Section.ADDITIONAL; section++) {
      for (Record record : message.getSection(section)) {
        size += record.toWireCanonical().length;
      }
    }
    return size;
  }

  /** The size of a UDP answer: names are compressed only where it would not fit otherwise. */
  public static int sent(Message reply, Message query) {
    int size = size(reply);
    return size <= room(query) ? size : reply.toWire().length;
  }

  /** CoreDNS sends as much as the client says that it takes (request.Size). */
  private static int room(Message query) {
    OPTRecord opt = query.getOPT();
    return Math.max(512, opt == null ? 512 : opt.getPayloadSize());
  }

  /** The reply as it fits into a UDP answer for this query: cut and marked when it is too large. */
  static Message fit(Message reply, Message query) {
    int room = room(query);
    if (sent(reply, query) <= room) {
      return reply;
    }
    List<Record> answers = new ArrayList<>(reply.getSection(Section.ANSWER));
    reply.removeAllRecords(Section.AUTHORITY);
    while (sent(reply, query) > room && !answers.isEmpty()) {
      reply.removeRecord(answers.removeLast(), Section.ANSWER);
    }
    reply.getHeader().setFlag(Flags.TC);
    return reply;
  }

  private static InetAddress literal(String address) {
    try {
      // a literal is never looked up
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + address, e);
    }
  }
}
