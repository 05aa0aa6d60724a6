package dev.podnosis.path.fault;

import java.util.Set;

/**
 * A fault that may be there.
 *
 * @param fault the fault
 * @param components everything that it would stop, measured or not
 * @param weight how little one expects it: about 1 for one thing being wrong, a little more for a
 *     broader claim, so that nothing broader is claimed than was seen
 */
record Hypothesis(Fault fault, Set<Component> components, double weight) {
  Hypothesis {
    components = Set.copyOf(components);
  }

  /** Stands for any node or server that nobody asked: a broad claim speaks of these too. */
  static final String ANY = "*";

  /** Whether the fault would stop a component, one that nobody crossed yet included. */
  boolean stops(Component component) {
    return components.contains(component)
        || switch (component.spot()) {
          case Spot.Fabric f ->
              components.contains(
                      new Component(new Spot.Fabric(f.from(), ANY), component.traffic()))
                  || components.contains(
                      new Component(new Spot.Fabric(ANY, f.to()), component.traffic()));
          case Spot.UpLink u ->
              components.contains(
                  new Component(new Spot.UpLink(u.node(), ANY), component.traffic()));
          default -> false;
        };
  }

  /** Whether it claims all that the other claims, and more. */
  boolean widerThan(Hypothesis other) {
    return components.size() > other.components.size() && components.containsAll(other.components);
  }
}
