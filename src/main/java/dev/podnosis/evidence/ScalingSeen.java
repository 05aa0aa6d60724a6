package dev.podnosis.evidence;

import java.util.List;

/**
 * What scales and protects the DNS server's pods.
 *
 * @param autoscalers HorizontalPodAutoscalers and autoscaler ConfigMaps by name, with their bounds
 * @param disruptionBudgets PodDisruptionBudgets by name, with what they allow
 */
public record ScalingSeen(List<String> autoscalers, List<String> disruptionBudgets)
    implements Observation {
  public ScalingSeen {
    autoscalers = List.copyOf(autoscalers);
    disruptionBudgets = List.copyOf(disruptionBudgets);
  }
}
