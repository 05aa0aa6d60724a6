package dev.podnosis.demo.program;

import dev.podnosis.demo.net.Lookup;
import java.util.ArrayList;
import java.util.List;

/** {@code getent ahosts|ahostsv4|ahostsv6|hosts NAME…}. */
final class Getent implements Program {
  @Override
  public int run(Call call) throws InterruptedException {
    List<String> words = new ArrayList<>(call.args());
    words.remove("--");
    if (words.size() < 2) {
      call.err("getent: wrong number of arguments\n");
      return 1;
    }
    String database = words.removeFirst();
    if (!List.of("ahosts", "ahostsv4", "ahostsv6", "hosts").contains(database)) {
      call.err("Unknown database: " + database + "\n");
      return 1;
    }
    int code = 0;
    for (String name : words) {
      Lookup lookup = call.setting().resolver().lookup(name);
      call.pause(lookup.took());
      List<String> addresses =
          lookup.addresses().stream()
              .filter(a -> !database.endsWith("v4") || !a.contains(":"))
              .filter(a -> !database.endsWith("v6") || a.contains(":"))
              .toList();
      if (addresses.isEmpty()) {
        code = 2;
      }
      write(call, database, lookup.canonical(), addresses);
    }
    return code;
  }

  private static void write(Call call, String database, String name, List<String> addresses) {
    if (database.equals("hosts")) {
      // AF_INET6 is tried first, so IPv4 shows only without it (getent(1))
      boolean six = addresses.stream().anyMatch(a -> a.contains(":"));
      addresses.stream()
          .filter(a -> a.contains(":") == six)
          .forEach(a -> call.out("%-15s %s\n".formatted(a, name)));
      return;
    }
    boolean first = true;
    for (String address : addresses) {
      call.out("%-15s STREAM %s\n".formatted(address, first ? name : ""));
      call.out("%-15s DGRAM  \n%-15s RAW    \n".formatted(address, address));
      first = false;
    }
  }
}
