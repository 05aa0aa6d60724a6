package dev.podnosis.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.kube.Ledger.Fate;
import dev.podnosis.kube.StartOutcome.NotRunning;
import dev.podnosis.kube.StartOutcome.Why;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Debug containers and node pods: what is asked for, and why one does not start. */
class StartTest {
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final String WEB = "/api/v1/namespaces/shop/pods/web";
  private static final String ADD = "PATCH " + WEB + "/ephemeralcontainers";

  private static final String RUNNING = "{\"running\":{\"startedAt\":\"2026-11-23T06:00:00Z\"}}";

  /** In the words of containerd 2.1, where the node reaches no registry. */
  private static final String NO_PULL =
      "failed to pull and unpack image \"docker.io/nicolaka/netshoot:latest\": failed to resolve"
          + " reference \"docker.io/nicolaka/netshoot:latest\": failed to do request: Head"
          + " \"https://registry-1.docker.io/v2/nicolaka/netshoot/manifests/latest\": dial tcp"
          + " 44.208.254.194:443: i/o timeout";

  @TempDir Path folder;
  private final FakeApi api = FakeApi.plain();
  private final Ledger ledger = Ledger.open();
  private Cluster cluster;

  @BeforeEach
  void connect() throws InterruptedException {
    cluster = Kubeconf.connect(api, folder);
    api.answer(
        "GET /api/v1/nodes/worker-1", Answer.json(200, "{\"metadata\":{\"name\":\"worker-1\"}}"));
    api.answer("GET " + WEB, Answer.json(200, web("")));
  }

  @AfterEach
  void close() {
    cluster.close();
    api.close();
  }

  /** How API servers, and admission in them, refuse a pod: a word of theirs decides why. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "403 | QUOTA | pods \"p\" is forbidden: exceeded quota: compute, requested: pods=1, used:"
            + " pods=10, limited: pods=10",
        "403 | QUOTA | pods \"p\" is forbidden: failed quota: compute: must specify limits.cpu for:"
            + " podnosis; limits.memory for: podnosis",
        "403 | POD_SECURITY | pods \"p\" is forbidden: violates PodSecurity \"baseline:latest\":"
            + " host namespaces (hostNetwork=true, hostPID=true), privileged (container"
            + " \"podnosis\" must not set securityContext.privileged=true)",
        "403 | POD_SECURITY | pods \"p\" is forbidden: PodSecurityPolicy: unable to admit pod: []",
        "403 | ADMISSION | admission webhook \"validation.gatekeeper.sh\" denied the request:"
            + " [psp-privileged-container] Privileged container is not allowed: podnosis",
        "400 | ADMISSION | admission webhook \"validate.kyverno.svc-fail\" denied the request:"
            + " resource Pod/default/p was blocked due to the following policies",
        "500 | ADMISSION | Internal error occurred: failed calling webhook"
            + " \"validate.kyverno.svc-fail\": failed to call webhook: Post"
            + " \"https://kyverno-svc.kyverno.svc:443/validate/fail?timeout=10s\": no endpoints"
            + " available for service \"kyverno-svc\"",
        "403 | ADMISSION | pods \"p\" is forbidden: unable to validate against any security context"
            + " constraint: [provider \"restricted-v2\": Forbidden: not usable by user or"
            + " serviceaccount]",
        "422 | ADMISSION | pods \"p\" is forbidden: ValidatingAdmissionPolicy 'no-host' with"
            + " binding 'no-host' denied request: failed expression: !object.spec.hostNetwork",
        "403 | ADMISSION | pods \"p\" is forbidden: error looking up service account"
            + " default/default: serviceaccount \"default\" not found",
        // only names that sound like it
        "403 | NO_RIGHT | pods is forbidden: User \"eve\" cannot create resource \"pods\" in API"
            + " group \"\" in the namespace \"quota-admission\"",
        "403 | ADMISSION | admission webhook \"quota.shop.example\" denied the request: no hostPID",
      })
  void saysWhyItWasRefused(int status, Why why, String message) throws InterruptedException {
    Answer refusal =
        Answer.json(
            status,
            "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":%d,\"message\":%s}"
                .formatted(status, JsonMapper.shared().writeValueAsString(message)));
    api.answer("POST " + PODS, refusal);
    api.answer(ADD, refusal);
    for (StartOutcome outcome : List.of(nodePod(DebugImages.of("a", "b")), container("a", "b"))) {
      NotRunning not = assertInstanceOf(NotRunning.class, outcome);
      assertEquals(why, not.why());
      assertTrue(not.said().endsWith(message), not.said());
    }
    // another image would be refused as well
    assertEquals(1, api.seen("POST " + PODS).size());
    assertEquals(1, api.seen(ADD).size());
    // what was refused never was; behind an error of the server it may have come about
    assertEquals(status < 500, ledger.entries().isEmpty());
  }

  @Test
  void saysWhatARealServerSaidForWantOfRights() throws InterruptedException {
    api.answer("POST " + PODS, Answer.recorded("403-create-pod-viewer"));
    api.answer(ADD, Answer.recorded("404-resource"));
    assertEquals(Why.NO_RIGHT, why(nodePod(DebugImages.of("a"))));
    assertEquals(Why.UNSUPPORTED, why(container("a")));
    assertEquals(List.of(), ledger.entries());
  }

  /** With raw sockets refused, one that asks for no rights may still be let in. */
  @Test
  void asksForLessWherePodSecurityForbidsMore() throws InterruptedException {
    String forbidden =
        "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":403,\"message\":\"pods is forbidden:"
            + " violates PodSecurity: runAsNonRoot != true\"}";
    api.answer(ADD, Answer.json(403, forbidden), added(RUNNING));
    StartOutcome outcome =
        new DebugContainers(cluster, ledger, DebugImages.of("a"), patience())
            .start("shop", "web", "", true, StartProgress.silent());
    assertTrue(assertInstanceOf(StartOutcome.Running.class, outcome).place().restricted());
    List<Boolean> nonRoot = new ArrayList<>();
    api.seen(ADD)
        .forEach(
            seen ->
                nonRoot.add(
                    container(seen).path("securityContext").path("runAsNonRoot").asBoolean()));
    assertEquals(List.of(false, true), nonRoot);
  }

  /** An image that cannot be had is a reason to try the next; the pod made for it is removed. */
  @ParameterizedTest
  @ValueSource(strings = {"ErrImagePull", "ImagePullBackOff", "InvalidImageName"})
  void triesEachImageAndRemovesThePodsThatGotNone(String reason) throws InterruptedException {
    String waiting =
        "{\"waiting\":{\"reason\":\"%s\",\"message\":%s}}"
            .formatted(reason, JsonMapper.shared().writeValueAsString(NO_PULL));
    api.answer("POST " + PODS, created(waiting));
    api.answer(ADD, added(waiting));
    NotRunning pod =
        assertInstanceOf(NotRunning.class, nodePod(DebugImages.of("nicolaka/netshoot", "busybox")));
    assertEquals(Why.IMAGE, pod.why());
    List<StartOutcome.NoImage> without =
        assertInstanceOf(StartOutcome.WithoutImages.class, pod.detail()).images();
    assertEquals(
        List.of("nicolaka/netshoot", "busybox"),
        without.stream().map(StartOutcome.NoImage::image).toList());
    without.forEach(each -> assertEquals(reason + ": " + NO_PULL, each.detail()));
    assertEquals(Why.IMAGE, why(container("nicolaka/netshoot", "busybox")));
    List<Fate> pods = new ArrayList<>();
    List<Fate> containers = new ArrayList<>();
    ledger
        .entries()
        .forEach(entry -> (entry.kind() == Ledger.Kind.POD ? pods : containers).add(entry.fate()));
    assertEquals(List.of(Fate.REMOVED, Fate.REMOVED), pods);
    // nothing takes these out of the pod again
    assertEquals(List.of(Fate.PRESENT, Fate.PRESENT), containers);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "RUNTIME | {\"waiting\":{\"reason\":\"CreateContainerConfigError\",\"message\":\"container"
            + " has runAsNonRoot and image will run as root\"}}",
        "RUNTIME | {\"waiting\":{\"reason\":\"RunContainerError\",\"message\":\"exec: sh: not"
            + " found\"}}",
        "ENDED | {\"terminated\":{\"reason\":\"OOMKilled\",\"exitCode\":137}}",
        "TIMED_OUT | {\"waiting\":{\"reason\":\"ContainerCreating\"}}",
      })
  void saysWhyItDoesNotRun(Why why, String state) throws InterruptedException {
    api.answer("POST " + PODS, created(state));
    Patience little = new Patience(Duration.ofMinutes(1), Duration.ofMillis(600));
    StartOutcome outcome =
        new NodePods(cluster, ledger, "default", DebugImages.of("a"), little)
            .start("worker-1", true, StartProgress.silent());
    assertEquals(why, why(outcome));
    assertEquals(Fate.REMOVED, ledger.entries().getFirst().fate());
  }

  /** A slow pull is told of again and again, and whoever hears of it may have enough. */
  @Test
  void endsWaitingWhenItIsSkipped() throws InterruptedException {
    api.answer("POST " + PODS, created("{\"waiting\":{\"reason\":\"ContainerCreating\"}}"));
    List<String> heard = new ArrayList<>();
    StartOutcome outcome =
        new NodePods(cluster, ledger, "default", DebugImages.of("a", "b"), patience())
            .start(
                "worker-1",
                true,
                (image, state, waited) -> {
                  heard.add(image + " " + state);
                  return heard.size() < 3;
                });
    assertEquals(Why.SKIPPED, why(outcome));
    assertEquals(java.util.Collections.nCopies(3, "a ContainerCreating"), heard);
    assertEquals(List.of(Fate.REMOVED), ledger.entries().stream().map(Ledger.Entry::fate).toList());
  }

  /** The registry replaces the image's own; the secret goes where the API has a place for it. */
  @Test
  void takesImagesFromTheRegistryWithTheSecret() throws InterruptedException {
    api.answer("POST " + PODS, created(RUNNING));
    api.answer(ADD, added(RUNNING));
    DebugImages images =
        new DebugImages(List.of("nicolaka/netshoot:v0.13"), "registry.local:5000/hub", "pull-me");
    assertInstanceOf(StartOutcome.Running.class, nodePod(images));
    assertInstanceOf(
        StartOutcome.Running.class,
        new DebugContainers(cluster, ledger, images, patience())
            .start("shop", "web", "", false, StartProgress.silent()));
    JsonNode spec = body(api.seen("POST " + PODS).getFirst()).path("spec");
    String image = "registry.local:5000/hub/nicolaka/netshoot:v0.13";
    assertEquals(image, spec.path("containers").path(0).path("image").asString());
    assertEquals("[{\"name\":\"pull-me\"}]", spec.path("imagePullSecrets").toString());
    JsonNode patch = body(api.seen(ADD).getFirst());
    assertEquals(image, container(api.seen(ADD).getFirst()).path("image").asString());
    // an ephemeral container has its pod's secrets; the patch changes nothing but itself
    assertEquals("[\"ephemeralContainers\"]", names(patch.path("spec")));
  }

  private static String names(JsonNode object) {
    return JsonMapper.shared().writeValueAsString(List.copyOf(object.propertyNames()));
  }

  @Test
  void asksForNoSecretWhereNoneIsNamed() throws InterruptedException {
    api.answer("POST " + PODS, created(RUNNING));
    assertInstanceOf(StartOutcome.Running.class, nodePod(DebugImages.of("nicolaka/netshoot")));
    JsonNode spec = body(api.seen("POST " + PODS).getFirst()).path("spec");
    assertEquals("nicolaka/netshoot", spec.path("containers").path(0).path("image").asString());
    assertTrue(spec.path("imagePullSecrets").isMissingNode());
  }

  private static Patience patience() {
    return new Patience(Duration.ofMinutes(5), Duration.ofSeconds(60));
  }

  private StartOutcome nodePod(DebugImages images) throws InterruptedException {
    return new NodePods(cluster, ledger, "default", images, patience())
        .start("worker-1", true, StartProgress.silent());
  }

  private StartOutcome container(String... images) throws InterruptedException {
    return new DebugContainers(cluster, ledger, DebugImages.of(images), patience())
        .start("shop", "web", "", false, StartProgress.silent());
  }

  private static Why why(StartOutcome outcome) {
    return assertInstanceOf(NotRunning.class, outcome).why();
  }

  private static JsonNode body(FakeApi.Seen seen) {
    return JsonMapper.shared().readTree(seen.body());
  }

  private static JsonNode container(FakeApi.Seen added) {
    return body(added).path("spec").path("ephemeralContainers").path(0);
  }

  /** Takes the pod, and then says that its container is in this state, until it is deleted. */
  private Answer created(String state) {
    return (request, body) -> {
      String name = JsonMapper.shared().readTree(body).path("metadata").path("name").asString();
      String path = PODS + "/" + name;
      String pod =
          "{\"metadata\":{\"name\":\"%s\"},\"spec\":{\"nodeName\":\"worker-1\"},\"status\":{\"phase\":"
                  .formatted(name)
              + "\"Pending\",\"containerStatuses\":[{\"name\":\"podnosis\",\"state\":%s}]}}"
                  .formatted(state);
      api.answer("GET " + path, Answer.json(200, pod));
      api.answer(
          "DELETE " + path,
          (deletion, options) -> {
            api.answer("GET " + path, Answer.recorded("404-pod"));
            Answer.json(200, pod).to(deletion, options);
          });
      Answer.json(201, pod).to(request, body);
    };
  }

  /** Takes the ephemeral container, and then says that it is in this state. */
  private Answer added(String state) {
    return (request, body) -> {
      JsonNode spec = JsonMapper.shared().readTree(body).path("spec");
      String name = spec.path("ephemeralContainers").path(0).path("name").asString();
      String pod = web("{\"name\":\"%s\",\"state\":%s}".formatted(name, state));
      api.answer("GET " + WEB, Answer.json(200, pod));
      Answer.json(200, pod).to(request, body);
    };
  }

  private static String web(String ephemeral) {
    return """
    {"metadata":{"namespace":"shop","name":"web","uid":"u"},
     "spec":{"nodeName":"worker-1","containers":[{"name":"app"}]},
     "status":{"phase":"Running","ephemeralContainerStatuses":[%s]}}\
    """
        .formatted(ephemeral);
  }
}
