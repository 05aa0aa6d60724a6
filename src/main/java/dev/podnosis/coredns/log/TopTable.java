package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts keys in a table of fixed size. When it is full the rarest keys go, and the highest count
 * that went is the error every count may have (as in lossy counting).
 */
final class TopTable {
  static final String[] CLASSES = {"NOERROR", "NXDOMAIN", "SERVFAIL", "REFUSED", "-", "other"};
  private static final int CLASS_COUNT = CLASSES.length;

  /** Per key: hash, a count for each class, longest time, key number. */
  private static final int STRIDE = 9;

  private static final int SLOWEST = 1 + CLASS_COUNT;
  private static final int NUMBER = SLOWEST + 1;
  private static final int MAX_KEY = 255;

  private final int mask;
  private final int limit;
  private long[] slots;
  private byte[] @Nullable [] keys;
  private long[] firsts;
  private long[] lasts;
  private int used;
  private long dropped;

  TopTable(int capacity) {
    mask = Integer.highestOneBit(capacity) - 1;
    limit = (mask + 1) / 4 * 3;
    slots = new long[(mask + 1) * STRIDE];
    keys = new byte[limit + 1][];
    firsts = new long[limit + 1];
    lasts = new long[limit + 1];
  }

  /**
   * Counts a key.
   *
   * @param hash of the key, {@link ByteSearch#hash}
   */
  void add(
      long hash, byte[] b, int from, int to, int rcodeClass, long weight, long nanos, long at) {
    int slot = slot(hash | 1, b, from, to);
    slots[slot + 1 + rcodeClass] += weight;
    if (nanos > slots[slot + SLOWEST]) {
      slots[slot + SLOWEST] = nanos;
    }
    if (at != TimeStamps.NONE) {
      int number = (int) slots[slot + NUMBER];
      firsts[number] = Math.min(firsts[number], at);
      lasts[number] = Math.max(lasts[number], at);
    }
    if (used >= limit) {
      prune();
    }
  }

  private int slot(long hash, byte[] b, int from, int to) {
    int index = (int) (hash >>> 20) & mask;
    while (true) {
      int slot = index * STRIDE;
      if (slots[slot] == hash) {
        return slot;
      }
      if (slots[slot] == 0) {
        slots[slot] = hash;
        slots[slot + NUMBER] = used;
        keys[used] = Arrays.copyOfRange(b, from, Math.min(to, from + MAX_KEY));
        firsts[used] = Long.MAX_VALUE;
        lasts[used] = Long.MIN_VALUE;
        used++;
        return slot;
      }
      index = index + 1 & mask;
    }
  }

  private long count(int slot) {
    long count = 0;
    for (int i = 1; i <= CLASS_COUNT; i++) {
      count += slots[slot + i];
    }
    return count;
  }

  /** Keeps about the most frequent quarter. */
  private void prune() {
    long[] counts = new long[used];
    int n = 0;
    for (int slot = 0; slot < slots.length; slot += STRIDE) {
      if (slots[slot] != 0) {
        counts[n++] = count(slot);
      }
    }
    Arrays.sort(counts);
    long bar = counts[n - n / 4];
    dropped = Math.max(dropped, bar);
    rebuild(bar);
  }

  private void rebuild(long bar) {
    long[] oldSlots = slots;
    byte[] @Nullable [] oldKeys = keys;
    long[] oldFirsts = firsts;
    long[] oldLasts = lasts;
    slots = new long[oldSlots.length];
    keys = new byte[limit + 1][];
    firsts = new long[limit + 1];
    lasts = new long[limit + 1];
    used = 0;
    for (int slot = 0; slot < oldSlots.length; slot += STRIDE) {
      long count = 0;
      for (int i = 1; i <= CLASS_COUNT; i++) {
        count += oldSlots[slot + i];
      }
      if (oldSlots[slot] != 0 && count > bar) {
        int number = (int) oldSlots[slot + NUMBER];
        int index = (int) (oldSlots[slot] >>> 20) & mask;
        while (slots[index * STRIDE] != 0) {
          index = index + 1 & mask;
        }
        System.arraycopy(oldSlots, slot, slots, index * STRIDE, STRIDE);
        slots[index * STRIDE + NUMBER] = used;
        keys[used] = oldKeys[number];
        firsts[used] = oldFirsts[number];
        lasts[used] = oldLasts[number];
        used++;
      }
    }
  }

  TopList toList(int entries, int sampledEvery) {
    List<TopEntry> all = new ArrayList<>(used);
    for (int slot = 0; slot < slots.length; slot += STRIDE) {
      if (slots[slot] != 0) {
        all.add(entry(slot));
      }
    }
    all.sort(TopEntry::mostFirst);
    boolean complete = dropped == 0 && all.size() <= entries;
    return new TopList(
        all.subList(0, Math.min(entries, all.size())), dropped, complete, sampledEvery);
  }

  private TopEntry entry(int slot) {
    int number = (int) slots[slot + NUMBER];
    Map<String, Long> rcodes = new HashMap<>();
    for (int i = 0; i < CLASS_COUNT; i++) {
      if (slots[slot + 1 + i] > 0) {
        rcodes.put(CLASSES[i], slots[slot + 1 + i]);
      }
    }
    boolean timed = firsts[number] != Long.MAX_VALUE;
    Instant first = timed ? LogLineParser.instant(firsts[number]) : null;
    Instant last = timed ? LogLineParser.instant(lasts[number]) : null;
    byte[] key = keys[number];
    String text = key == null ? "" : Samples.clean(new String(key, UTF_8));
    return new TopEntry(text, count(slot), rcodes, slots[slot + SLOWEST] / 1e6, first, last);
  }
}
