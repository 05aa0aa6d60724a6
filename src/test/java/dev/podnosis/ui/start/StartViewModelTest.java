package dev.podnosis.ui.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.Words;
import dev.podnosis.demo.DemoCluster;
import dev.podnosis.demo.DemoIncident;
import dev.podnosis.demo.DemoIncidents;
import dev.podnosis.evidence.Level;
import dev.podnosis.kube.Answer;
import dev.podnosis.kube.Certificates;
import dev.podnosis.kube.Consent;
import dev.podnosis.kube.FakeApi;
import dev.podnosis.kube.KubeconfigProblem;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.kube.Trouble;
import dev.podnosis.session.Choices;
import dev.podnosis.session.Validity;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.Bench;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StartViewModelTest {
  private static final Messages ENGLISH = new Messages(Language.ENGLISH);
  private final Path folder;
  private Bench bench;

  StartViewModelTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void theCurrentContextIsConnectedToAndTheOthersAreAsked() throws IOException {
    try (DemoCluster demo = demo("healthy")) {
      String nowhere = "https://127.0.0.1:" + closedPort();
      StartViewModel model =
          own(demo.kubeconfig(), contexts("elsewhere", nowhere, "user: {token: none}"));
      ContextEntry first = model.contexts().get(0);
      ContextEntry second = model.contexts().get(1);
      var reachable = assertInstanceOf(ContextState.Reachable.class, first.stateProperty().get());
      assertEquals(3, reachable.nodes());
      assertEquals("oncall@shop.example", reachable.server().user());
      var unreachable =
          assertInstanceOf(ContextState.Unreachable.class, second.stateProperty().get());
      assertEquals(Trouble.UNREACHABLE, unreachable.kind());
      assertTrue(model.ready());
      assertNotNull(bench.workspace().draft().clusterProperty().get());
      assertTrue(bench.shell().apiCallsProperty().get() > 2);
      Preflight rights = model.preflightProperty().get();
      assertNotNull(rights);
      assertEquals(Level.NODE, rights.highest());
      assertFalse(rights.blind());
      assertEquals("", bench.shell().contextProperty().get(), "nothing was gone on with yet");
      model.connect(() -> {});
      assertEquals(demo.context(), bench.shell().contextProperty().get());
      assertEquals("Read-only", bench.shell().levelProperty().get());
    }
  }

  @Test
  void anExpiredCertificateOfOnesOwnIsToldWithoutAsking() throws Exception {
    Certificates certificates = Certificates.make(folder);
    StartViewModel model =
        own(contexts("mine", "https://127.0.0.1:" + closedPort(), client(certificates)));
    ContextEntry entry = model.contexts().getFirst();
    var state = assertInstanceOf(ContextState.Unusable.class, entry.stateProperty().get());
    assertEquals(KubeconfigProblem.Kind.CLIENT_CERTIFICATE_EXPIRED, state.problem().kind());
    assertEquals("notAfter " + certificates.end("oldclient"), state.problem().detail());
    for (Language language : Language.values()) {
      String said =
          Words.of("session")
              .say(
                  language,
                  "kubeconfig.client-certificate-expired",
                  "subject",
                  state.problem().subject(),
                  "validity",
                  Validity.of(state.problem().detail()));
      assertTrue(said.contains(day(certificates.end("oldclient"), language)), said);
    }
    assertEquals("Certificate expired", badge(entry));
    assertEquals(Status.ATTENTION, ContextWords.status(state));
    assertTrue(
        ContextWords.line(entry, ENGLISH).endsWith("the client certificate has expired"),
        ContextWords.line(entry, ENGLISH));
    assertFalse(model.ready());
  }

  @Test
  void anExpiredCertificateOfTheServerIsTold() throws Exception {
    Certificates certificates = Certificates.make(folder);
    try (FakeApi api = FakeApi.secure(certificates, "expired")) {
      String text =
          contexts("old", api.url(), "user: {token: x}")
              .replace(
                  "{server:",
                  "{certificate-authority-data: %s, server:"
                      .formatted(certificates.certificateData("ca")));
      StartViewModel model = own(text);
      ContextEntry entry = model.contexts().getFirst();
      var state = assertInstanceOf(ContextState.Unreachable.class, entry.stateProperty().get());
      assertEquals(Trouble.CERTIFICATE_EXPIRED, state.kind());
      assertEquals("Certificate expired", badge(entry));
      assertEquals("notAfter " + certificates.end("expired"), state.detail());
      for (Language language : Language.values()) {
        String said =
            Words.of("session")
                .say(
                    language,
                    "connect.certificate-expired",
                    "server",
                    "api",
                    "validity",
                    Validity.of(state.detail()));
        assertTrue(said.contains(day(certificates.end("expired"), language)), said);
        assertTrue(said.contains(language == Language.CHINESE ? "更新" : "renew"), said);
      }
      assertEquals(Status.ATTENTION, ContextWords.status(state));
      var reach = state.reach();
      assertNotNull(reach);
      assertEquals(reach.tried(), reach.connected(), "the connection itself was made");
      assertFalse(model.ready());
    }
  }

  private static String day(Instant end, Language language) {
    return Figures.date(language, end.atZone(ZoneId.systemDefault()));
  }

  private static String client(Certificates certificates) throws GeneralSecurityException {
    return "user: {client-certificate-data: %s, client-key-data: %s}"
        .formatted(certificates.certificateData("oldclient"), certificates.keyData("oldclient"));
  }

  private static String badge(ContextEntry entry) {
    return ContextWords.badge(entry.stateProperty().get(), ENGLISH);
  }

  @Test
  void aClockThatIsFarOffIsToldAndACloseOneIsNot() throws IOException {
    assertEquals(-1, hoursAhead(Duration.ofHours(-1)));
    assertEquals(2, hoursAhead(Duration.ofHours(2)));
    assertEquals(0, hoursAhead(Duration.ZERO), "it is told although it does not matter");
  }

  /** What is told of a server whose clock is so far ahead; 0 when nothing is. */
  private long hoursAhead(Duration ahead) throws IOException {
    try (FakeApi api = FakeApi.plain()) {
      String version = "{\"gitVersion\":\"v1.36.2\"}";
      api.answer(
          "GET /version",
          (request, body) -> Answer.at(Instant.now().plus(ahead), version).to(request, body));
      StartViewModel model = own(contexts("mine", api.url(), "user: {}"));
      assertInstanceOf(ContextState.Reachable.class, first(model));
      return model.clockDifference().map(d -> Math.round(d.toSeconds() / 3600.0)).orElse(0L);
    }
  }

  @Test
  void rightsAreAskedAnewWhereThePodIs() throws IOException {
    try (FakeApi api = FakeApi.plain()) {
      api.answer(
          "POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
          Answer.byBody(body -> body.contains("\"bank\"") ? "false" : "true"));
      StartViewModel model = own(contexts("mine", api.url(), "user: {token: x}"));
      var draft = bench.workspace().draft();
      model.agree(Level.EXEC);
      draft.podProperty().set("shop/web-1");
      assertEquals("shop", namespaceAsked(model));
      assertEquals(Level.EXEC, draft.levelProperty().get());
      draft.podProperty().set("bank/ledger-0");
      assertEquals("bank", namespaceAsked(model));
      assertEquals(Level.READ, draft.levelProperty().get());
      assertEquals(1, bench.notes().size());
      assertTrue(bench.notes().getFirst().contains("bank"), bench.notes().getFirst());
      Preflight rights = model.preflightProperty().get();
      assertNotNull(rights);
      assertFalse(rights.blocking(Level.EXEC).isEmpty());
      draft.podProperty().set("shop/web-1");
      assertEquals("shop", namespaceAsked(model));
      assertEquals(Level.READ, draft.levelProperty().get(), "a level is not raised unasked");
    }
  }

  private static String namespaceAsked(StartViewModel model) {
    Preflight rights = model.preflightProperty().get();
    assertNotNull(rights);
    return rights.namespace();
  }

  @Test
  void whatIsNotReachedTellsHowFarTheWayGoes() throws IOException {
    int port = closedPort();
    StartViewModel model =
        own(contexts("elsewhere", "https://127.0.0.1:" + port, "user: {token: none}"));
    ContextEntry only = model.contexts().getFirst();
    var state = assertInstanceOf(ContextState.Unreachable.class, only.stateProperty().get());
    var reach = state.reach();
    assertNotNull(reach);
    assertTrue(reach.literal());
    assertEquals(port, reach.port());
    assertEquals(0, reach.connected());
    assertEquals(3, reach.tried());
    assertFalse(model.ready());
    boolean[] went = {false};
    model.connect(() -> went[0] = true);
    assertFalse(went[0]);
  }

  @Test
  void aNameThatDoesNotResolveIsToldApart() throws IOException {
    StartViewModel model =
        own(contexts("elsewhere", "https://no-such-host.invalid:6443", "user: {token: none}"));
    var state =
        assertInstanceOf(
            ContextState.Unreachable.class, model.contexts().getFirst().stateProperty().get());
    var reach = state.reach();
    assertNotNull(reach);
    assertFalse(reach.named());
    assertEquals(0, reach.tried());
  }

  @Test
  void aUserWhoMayReadNextToNothingIsToldSo() throws IOException {
    try (DemoCluster demo = demo("no-rights")) {
      StartViewModel model = own(demo.kubeconfig());
      Preflight rights = model.preflightProperty().get();
      assertNotNull(rights);
      assertTrue(rights.blind());
      assertFalse(rights.blocking(Level.EXEC).isEmpty());
      assertTrue(rights.blocking(Level.READ).isEmpty(), "one may always try to read");
      assertEquals(Level.READ, rights.highest());
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aForeignKubeconfigRunsNothingBeforeTheUserAgrees() throws IOException {
    Path ran = folder.resolve("ran");
    Path foreign = folder.resolve("foreign.yaml");
    Files.writeString(foreign, contexts("theirs", "https://127.0.0.1:9", plugin(ran)));
    StartViewModel model = model(folder.resolve("none"));
    model.read(foreign);
    ContextEntry entry = model.contexts().getFirst();
    var asks = assertInstanceOf(ContextState.Untried.class, first(model));
    assertNotNull(asks);
    model.choose(entry);
    var state = assertInstanceOf(ContextState.NeedsConsent.class, entry.stateProperty().get());
    assertEquals(1, state.questions().size());
    Consent.Question question = state.questions().getFirst();
    assertEquals(Consent.Point.RUN_CREDENTIAL_PLUGIN, question.point());
    assertTrue(question.detail().contains("touch " + ran), question.detail());
    assertFalse(Files.exists(ran), "it ran unasked");
    model.trust();
    assertTrue(Files.exists(ran), "it did not run although the user agreed");
    var after = assertInstanceOf(ContextState.Unreachable.class, entry.stateProperty().get());
    assertEquals(Trouble.EXEC_PLUGIN_FAILED, after.kind());
    var source = (Choices.Source.Cluster) bench.workspace().draft().sourceProperty().get();
    assertNotNull(source);
    assertTrue(source.trusted());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPluginOfOnesOwnRunsWhenItsContextIsChosen() throws IOException {
    Path ran = folder.resolve("ran");
    StartViewModel model = own(contexts("mine", "https://127.0.0.1:9", plugin(ran)));
    ContextEntry entry = model.contexts().getFirst();
    assertInstanceOf(ContextState.Untried.class, entry.stateProperty().get());
    assertFalse(Files.exists(ran), "it ran although nothing was chosen");
    model.choose(entry);
    assertTrue(Files.exists(ran));
  }

  @Test
  void aFileThatIsNoKubeconfigLeavesWhatWasThere() throws IOException {
    StartViewModel model =
        own(contexts("mine", "https://127.0.0.1:" + closedPort(), "user: {token: none}"));
    Path wrong = folder.resolve("wrong.yaml");
    Files.writeString(wrong, "just: text");
    model.read(wrong);
    KubeconfigProblem problem = model.problemProperty().get();
    assertNotNull(problem);
    assertEquals(KubeconfigProblem.Kind.NOT_A_KUBECONFIG, problem.kind());
    assertEquals(1, model.contexts().size());
  }

  @Test
  void aPastedKubeconfigIsForeign() throws IOException {
    StartViewModel model = model(folder.resolve("none"));
    assertFalse(ContextList.canBeKubeconfig("hello"));
    String text = contexts("pasted", "https://127.0.0.1:" + closedPort(), "user: {token: none}");
    assertTrue(ContextList.canBeKubeconfig(text));
    model.readText(text);
    assertTrue(model.contexts().getFirst().context().foreign());
  }

  @Test
  void withoutAKubeconfigThereIsStillTheDemo() throws IOException {
    StartViewModel model = model(folder.resolve("none"));
    model.readOwn();
    assertTrue(model.contexts().isEmpty());
    KubeconfigProblem problem = model.problemProperty().get();
    assertNotNull(problem);
    assertEquals(KubeconfigProblem.Kind.NO_KUBECONFIG, problem.kind());
    DemoIncident incident = DemoIncidents.byId("upstream-timeout").orElseThrow();
    model.choose(incident);
    var draft = bench.workspace().draft();
    assertEquals(incident.pod(), draft.podProperty().get());
    assertEquals(incident.domains(), draft.domains());
    assertEquals(incident.error(), draft.errorProperty().get());
    assertEquals(Level.NODE, draft.levelProperty().get());
    boolean[] went = {false};
    model.connect(() -> went[0] = true);
    assertTrue(went[0]);
    assertNotNull(draft.clusterProperty().get(), "the demo cluster does not serve");
  }

  @Test
  void aLevelThatLeavesATraceIsAskedForOnce() throws IOException {
    StartViewModel model = model(folder.resolve("none"));
    assertFalse(model.asksBefore(Level.READ));
    assertFalse(model.asksBefore(Level.EXEC));
    assertTrue(model.asksBefore(Level.NODE));
    model.agree(Level.NODE);
    assertEquals(Level.NODE, model.levelProperty().get());
    assertFalse(model.asksBefore(Level.NODE));
    assertTrue(model.asksBefore(Level.DEBUG_CONTAINER));
    model.choose(DemoIncidents.byId("healthy").orElseThrow());
    assertFalse(model.asksBefore(Level.DEBUG_CONTAINER), "in a demo nothing is left behind");
  }

  @Test
  void choosingAnotherSourceForgetsTheSymptomAndTheLevel() throws IOException {
    StartViewModel model =
        own(contexts("mine", "https://127.0.0.1:" + closedPort(), "user: {token: none}"));
    model.choose(DemoIncidents.byId("upstream-timeout").orElseThrow());
    model.choose(model.contexts().getFirst());
    var draft = bench.workspace().draft();
    assertEquals("", draft.podProperty().get());
    assertEquals(List.of(), draft.domains());
    assertEquals(Level.READ, draft.levelProperty().get());
  }

  private static ContextState first(StartViewModel model) {
    return model.contexts().getFirst().stateProperty().get();
  }

  private static DemoCluster demo(String id) throws IOException {
    return DemoCluster.start(DemoIncidents.byId(id).orElseThrow(), 0);
  }

  /** A model whose user has these kubeconfigs, read. */
  private StartViewModel own(String... texts) throws IOException {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < texts.length; i++) {
      Path file = folder.resolve("own-" + i);
      Files.writeString(file, texts[i]);
      list.append(i == 0 ? "" : java.io.File.pathSeparator).append(file);
    }
    StartViewModel model =
        new StartViewModel(
            bench.workspace(),
            bench.background(),
            new Kubeconfigs(Map.of("KUBECONFIG", list.toString()), folder));
    model.readOwn();
    return model;
  }

  private StartViewModel model(Path home) {
    return new StartViewModel(
        bench.workspace(), bench.background(), new Kubeconfigs(Map.of(), home));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String plugin(Path touched) {
    return "user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: sh, args: ["
        + "\"-c\", \"touch "
        + touched
        + "; echo no\"], interactiveMode: Never}}";
  }

  private static String contexts(String name, String server, String user) {
    return """
    apiVersion: v1
    kind: Config
    clusters:
    - name: %1$s
      cluster: {server: "%2$s"}
    users:
    - name: %1$s
      %3$s
    contexts:
    - name: %1$s
      context: {cluster: %1$s, user: %1$s, namespace: shop}
    current-context: %1$s
    """
        .formatted(name, server, user);
  }
}
