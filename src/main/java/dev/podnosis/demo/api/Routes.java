package dev.podnosis.demo.api;

import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.World;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import java.util.Set;

/** Decides who answers a request: rights first, then the resource. */
final class Routes {
  private static final Set<String> STREAMS = Set.of("exec", "portforward");

  private final World world;
  private final Discovery discovery;
  private final Objects objects;
  private final Streams streams;
  private final Follow follow;
  private final Watches watches;
  private final PodChanges changes;
  private final Proxies proxies;

  Routes(World world, Network network, Vertx vertx, WorkerExecutor workers) {
    this.world = world;
    this.discovery = new Discovery(world);
    this.objects = new Objects(world);
    this.streams = new Streams(world, network, workers, vertx);
    this.changes = new PodChanges(world, vertx);
    this.proxies = new Proxies(world, network);
    this.follow = new Follow(world, vertx);
    this.watches = new Watches(world.objects(), vertx);
  }

  /** The answer to a request; empty when it is given bit by bit. */
  Optional<Answer> answer(Request request) {
    Optional<Answer> known = known(request);
    if (known.isPresent()) {
      return known;
    }
    Optional<Target> target =
        Target.of(world.objects().types(), request)
            .filter(t -> world.hasMetricsServer() || !t.type().group().equals("metrics.k8s.io"));
    if (target.isEmpty()) {
      return Optional.of(Failure.noSuchPath());
    }
    if (!allowed(target.get())) {
      return Optional.of(Failure.forbidden(world.role().user(), target.get()));
    }
    return resource(request, target.get());
  }

  /** Opens a stream, or says why it cannot be. */
  Optional<Answer> upgrade(Request request) {
    Optional<Target> found = Target.of(world.objects().types(), request);
    if (found.isEmpty()) {
      return Optional.of(Failure.noSuchPath());
    }
    Target target = found.get();
    if (!allowed(target)) {
      return Optional.of(Failure.forbidden(world.role().user(), target));
    }
    if (target.verb().equals("watch")) {
      return watches.open(request, target);
    }
    Optional<Pod> pod = pod(target);
    if (pod.isEmpty()) {
      return Optional.of(Failure.notFound(target.type(), target.name()));
    }
    return STREAMS.contains(target.subresource())
        ? streams.open(request, target, pod.get())
        : Optional.of(Failure.badRequest("nothing to upgrade to"));
  }

  private Optional<Answer> known(Request request) {
    Optional<Answer> review = Reviews.answer(world.role(), request);
    if (review.isPresent()) {
      return review;
    }
    Optional<Answer> document = discovery.answer(request.path());
    return document.isPresent() && !request.method().equals("GET")
        ? Optional.of(Failure.method())
        : document;
  }

  private boolean allowed(Target target) {
    return world.role().allows(target.verb(), target.type().group(), target.resource());
  }

  private Optional<Pod> pod(Target target) {
    return target.type().kind().equals("Pod")
        ? world.objects().get("Pod", target.namespace(), target.name()).map(Pod::new)
        : Optional.empty();
  }

  private Optional<Answer> resource(Request request, Target target) {
    boolean read = request.method().equals("GET");
    return switch (target.subresource()) {
      case "" -> read ? plain(request, target) : Optional.of(write(request, target));
      case "log" -> log(request, target);
      case "exec", "portforward" ->
          pod(target)
              .map(p -> streams.open(request, target, p))
              .orElse(Optional.of(Failure.notFound(target.type(), target.name())));
      case "ephemeralcontainers" ->
          Optional.of(read ? objects.get(request, target) : changes.ephemeral(request, target));
      case "proxy" -> Optional.of(proxy(target, read));
      default -> Optional.of(Failure.noSuchPath());
    };
  }

  private Answer proxy(Target target, boolean read) {
    if (!read) {
      return Failure.method();
    }
    return target.type().kind().equals("Pod") ? proxies.pod(target) : proxies.node(target);
  }

  private Answer write(Request request, Target target) {
    if (!target.type().kind().equals("Pod")) {
      return Failure.method();
    }
    return switch (target.verb()) {
      case "create" -> changes.create(request, target);
      case "delete" -> changes.delete(request, target);
      default -> Failure.method();
    };
  }

  private Optional<Answer> plain(Request request, Target target) {
    if (!target.name().isEmpty()) {
      return Optional.of(objects.get(request, target));
    }
    return request.flag("watch")
        ? watches.open(request, target)
        : Optional.of(objects.list(request, target));
  }

  private Optional<Answer> log(Request request, Target target) {
    Optional<Pod> pod = pod(target);
    return pod.isEmpty()
        ? Optional.of(Failure.notFound(target.type(), target.name()))
        : follow.log(request, pod.get());
  }
}
