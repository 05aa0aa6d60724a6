package dev.podnosis.demo.net;

import java.util.concurrent.ThreadLocalRandom;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;

/** Puts DNS queries together as resolvers do. */
public final class Queries {
  private Queries() {}

  /** A query with recursion desired and without EDNS, as libc sends it. */
  public static Message plain(Name name, int type) {
    Message query = new Message(ThreadLocalRandom.current().nextInt(1, 65_536));
    query.getHeader().setFlag(Flags.RD);
    query.addRecord(Record.newRecord(name, type, DClass.IN), Section.QUESTION);
    return query;
  }

  /** The name that a user wrote, made absolute. */
  public static Name absolute(String text) throws TextParseException {
    return Name.fromString(text, Name.root);
  }
}
