package dev.podnosis.path.fault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers components, so that sets of them are cheap. */
final class Universe {
  private final boolean delays;
  private final Map<Component, Integer> numbers = new HashMap<>();
  private final List<Component> all = new ArrayList<>();

  /** For lost packets, or, with {@code delays}, for late ones. */
  Universe(boolean delays) {
    this.delays = delays;
  }

  /** Whether loss at a component may stay hidden, as what is lost is sent again below DNS. */
  boolean hidesLoss(int number) {
    return !delays && component(number).traffic().retransmits();
  }

  /** Whether it is about late packets rather than lost ones. */
  boolean delays() {
    return delays;
  }

  int number(Component component) {
    return numbers.computeIfAbsent(
        component,
        c -> {
          all.add(c);
          return all.size() - 1;
        });
  }

  int[] numbers(Collection<Component> components) {
    return components.stream().mapToInt(this::number).distinct().toArray();
  }

  Component component(int number) {
    return all.get(number);
  }

  List<Component> all() {
    return List.copyOf(all);
  }

  int size() {
    return all.size();
  }
}
