package dev.podnosis.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A Linux kernel's version as {@code uname -r} prints it, such as {@code 4.19.91-25.1.al7.x86_64}.
 *
 * @param text the whole text
 * @param numbers the numbers before the distribution's own mark: 4, 19, 91, 25, 1
 */
public record KernelVersion(String text, List<Integer> numbers)
    implements Comparable<KernelVersion> {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
  private static final Pattern HEAD = Pattern.compile("[0-9]+(?:[.-][0-9]+)*");

  public KernelVersion {
    numbers = List.copyOf(numbers);
  }

  /** The version in a text; without numbers when there is none. */
  public static KernelVersion of(String text) {
    List<Integer> numbers = new ArrayList<>();
    HEAD.matcher(text)
        .results()
        .findFirst()
        .filter(m -> m.start() == 0)
        .map(MatchResult::group)
        .ifPresent(
            head ->
                NUMBER
                    .matcher(head)
                    .results()
                    .forEach(m -> numbers.add(Integer.valueOf(m.group()))));
    return new KernelVersion(text, numbers);
  }

  /** Whether it could be read. */
  public boolean known() {
    return numbers.size() >= 2;
  }

  /** Whether it is this one or a later one. */
  public boolean atLeast(String other) {
    return compareTo(of(other)) >= 0;
  }

  @Override
  public int compareTo(KernelVersion other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int order = Integer.compare(at(i), other.at(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private int at(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }
}
