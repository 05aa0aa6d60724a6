package dev.podnosis.ui.traffic;

import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.ui.common.Messages;
import java.time.ZoneId;

/**
 * What the cards of the log share: each shows the same lines from another side, and narrows all of
 * them.
 *
 * @param model narrows them
 * @param messages the words
 * @param shown the lines
 * @param naming names clients, names and replicas
 * @param zone the zone of times
 */
record LogView(TrafficViewModel model, Messages messages, Shown shown, Naming naming, ZoneId zone) {
  /** What was counted in the lines. */
  LogSummary log() {
    return shown.summary();
  }
}
