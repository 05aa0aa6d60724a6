package dev.podnosis.ui.traffic;

import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.coredns.log.TopEntry;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What replicas, names and clients are called on the screen. While others look at it, names and
 * addresses become numbers, so that what happened can still be followed.
 */
final class Naming {
  private static final String COVER = "••••";
  private static final int SHORT = 18;

  private final Messages messages;
  private final boolean shared;
  private final UnaryOperator<String> veil;
  private final Places places;
  private final boolean ofCase;
  private final List<String> replicas;
  private final List<String> names;
  private final List<String> clients;

  /**
   * The names of what is shown.
   *
   * @param shared whether others look at the screen
   * @param veil covers what the case names
   */
  Naming(Messages messages, Shown shown, boolean shared, UnaryOperator<String> veil) {
    this.messages = messages;
    this.shared = shared;
    this.veil = veil;
    this.places = shown.places();
    this.ofCase = shown.ofCase();
    LogSummary whole = shown.whole();
    replicas = new ArrayList<>(whole.replicas().keySet());
    replicas.sort(null);
    names = whole.names().entries().stream().map(TopEntry::key).toList();
    clients = whole.clients().entries().stream().map(TopEntry::key).toList();
  }

  /** Every replica, in the order of their numbers. */
  List<String> replicas() {
    return replicas;
  }

  /** {@code Replica 2, node worker-3}; of files, the name of the file. */
  String replica(String pod) {
    int number = replicas.indexOf(pod) + 1;
    String node = places.node(pod);
    if (shared || ofCase && node == null) {
      return messages.get("traffic.replica", "n", number);
    }
    return node == null || !ofCase
        ? Printable.text(pod.isEmpty() ? "–" : pod)
        : messages.get("traffic.replica.node", "n", number, "node", Printable.text(node));
  }

  /** {@code Replica 2}, or the name of the file. */
  String shortReplica(String pod) {
    if (ofCase || shared) {
      return messages.get("traffic.replica", "n", replicas.indexOf(pod) + 1);
    }
    // Pods of one Deployment differ in their last eleven characters at most.
    String name = replica(pod);
    return name.length() <= SHORT ? name : "…" + name.substring(name.length() - 11);
  }

  /** A name without its last dot. */
  String name(String asked) {
    if (shared) {
      int at = names.indexOf(asked);
      return at < 0 ? COVER : messages.get("traffic.name", "n", at + 1);
    }
    String text = Printable.text(asked);
    return text.length() > 1 && text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  /** The pod with that address, where the case knows it. */
  String client(String address) {
    if (shared) {
      int at = clients.indexOf(address);
      return at < 0 ? COVER : messages.get("traffic.client", "n", at + 1);
    }
    return places.pod(address).map(ObjectRef::toString).orElse(Printable.text(address));
  }

  /** The address beside the pod; empty when the client is called by its address. */
  String address(String address) {
    return shared || places.pod(address).isEmpty() ? "" : Printable.text(address);
  }

  /** {@code .shop.svc.cluster.local}. */
  String suffix(String suffix) {
    String bare = suffix.endsWith(".") ? suffix.substring(0, suffix.length() - 1) : suffix;
    int svc = bare.indexOf(".svc.");
    String shown = shared && svc > 0 ? COVER + bare.substring(svc) : bare;
    return "." + Printable.text(shown);
  }

  /** Any other text of a log. */
  String text(String raw) {
    return shared ? COVER + " " + veil.apply("") : Printable.text(raw);
  }

  /** A key of any kind, for a table to be handed on. */
  String any(String key) {
    if (!shared) {
      return key;
    }
    return names.contains(key) ? name(key) : clients.contains(key) ? client(key) : COVER;
  }
}
