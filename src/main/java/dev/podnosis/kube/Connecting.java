package dev.podnosis.kube;

import dev.podnosis.kube.ConnectOutcome.ConnectProblem;
import io.fabric8.kubernetes.client.http.HttpClient;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Connects: the user's word first, then the credential, then the server's version and our name. */
final class Connecting {
  private static final Duration PLUGIN_TIMEOUT = Duration.ofSeconds(60);

  private final ClusterAccess access;
  private final Consent consent;
  private final ConnectOptions options;

  Connecting(ClusterAccess access, Consent consent, ConnectOptions options) {
    this.access = access;
    this.consent = consent;
    this.options = options;
  }

  ConnectOutcome connect() throws InterruptedException {
    List<Consent.Question> open =
        access.consentNeeded().stream()
            .filter(question -> !consent.agreed().contains(question.point()))
            .toList();
    if (!open.isEmpty()) {
      return new ConnectProblem(Trouble.NEEDS_CONSENT, "", open);
    }
    Authorization authorization = new Authorization(access, plugin());
    if (authorization.headers() instanceof Authorization.Outcome.Absent(var kind, var detail)) {
      return problem(kind, detail);
    }
    try {
      HttpClient http = ClusterHttp.open(access, material(authorization), options.connectTimeout());
      Transport transport = new Transport(http, access, authorization);
      return greet(new Api(transport, options.requestTimeout()));
    } catch (GeneralSecurityException | IOException e) {
      return problem(Trouble.TLS_FAILED, Printable.of(e));
    }
  }

  private @Nullable CredentialPlugin plugin() {
    return access.credential() instanceof Credential.Plugin plugin
        ? new CredentialPlugin(plugin, access, options.executor(), PLUGIN_TIMEOUT)
        : null;
  }

  private TlsMaterial material(Authorization authorization) {
    IssuedCredential issued = authorization.issued();
    PrivateKey key = issued == null ? null : issued.key();
    return issued == null || key == null
        ? access.tls()
        : access.tls().withClient(issued.chain(), key);
  }

  /** Closes the connection again unless it is good. */
  private ConnectOutcome greet(Api api) throws InterruptedException {
    boolean good = false;
    try {
      ConnectOutcome outcome = hear(api);
      good = outcome instanceof ConnectOutcome.Connected;
      return outcome;
    } finally {
      if (!good) {
        api.close();
      }
    }
  }

  private ConnectOutcome hear(Api api) throws InterruptedException {
    ApiAnswer answer = api.ask(ApiRequest.get("/version"));
    return switch (answer) {
      case ApiAnswer.Unanswered(Trouble kind, String detail) -> problem(kind, detail);
      case ApiAnswer.Answered a when a.status() == 403 && ApiStatus.read(a.body()).isPresent() ->
          // a server may keep its version to itself and still know us
          introduce(api, "", a, true);
      case ApiAnswer.Answered a when !a.isSuccess() -> refused(a);
      case ApiAnswer.Answered a -> {
        Optional<String> version = version(a);
        yield version.isPresent()
            ? introduce(api, version.get(), a, false)
            : problem(Trouble.NOT_KUBERNETES, "no version in: " + Printable.line(a.text()));
      }
    };
  }

  private static Optional<String> version(ApiAnswer.Answered answer) {
    return Json.object(answer.body())
        .map(node -> Printable.line(Json.text((JsonNode) node, "gitVersion")))
        .filter(version -> !version.isEmpty());
  }

  private ConnectOutcome introduce(
      Api api, String version, ApiAnswer.Answered answer, boolean refused)
      throws InterruptedException {
    WhoAmI whoAmI = new WhoAmI(api, access);
    Reply<WhoAmI.Identity> reply = whoAmI.ask();
    if (reply instanceof Reply.Failed<WhoAmI.Identity>(Trouble kind, String detail)
        && kind == Trouble.UNAUTHORISED) {
      return problem(kind, detail);
    }
    if (refused && !(reply instanceof Reply.Ok)) {
      return problem(Trouble.FORBIDDEN, message(answer));
    }
    WhoAmI.Identity identity =
        reply instanceof Reply.Ok<WhoAmI.Identity>(WhoAmI.Identity told)
            ? told
            : whoAmI.presented();
    ServerFacts facts =
        new ServerFacts(
            access.context().server(), version, identity.user(), identity.groups(), clock(answer));
    return new ConnectOutcome.Connected(new Cluster(api, access.context(), facts, options));
  }

  /** The Date header counts whole seconds: half of one is added, as the likeliest moment. */
  private static ServerFacts.@Nullable Clock clock(ApiAnswer.Answered answer) {
    try {
      Instant told =
          ZonedDateTime.parse(answer.header("date"), DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant()
              .plusMillis(500);
      Instant asked = Instant.now().minus(answer.took().dividedBy(2));
      return new ServerFacts.Clock(Duration.between(asked, told), answer.took());
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static ConnectProblem refused(ApiAnswer.Answered answer) {
    boolean ofKubernetes = ApiStatus.read(answer.body()).isPresent();
    String message = message(answer);
    return switch (answer.status()) {
      case 401 -> problem(Trouble.UNAUTHORISED, message);
      case 403 -> problem(Trouble.FORBIDDEN, message);
      case 407 -> problem(Trouble.PROXY_FAILED, message);
      case 429 -> problem(Trouble.TOO_MANY_REQUESTS, message);
      default ->
          problem(
              answer.status() >= 500
                  ? Trouble.SERVER_ERROR
                  : ofKubernetes ? Trouble.REJECTED : Trouble.NOT_KUBERNETES,
              message);
    };
  }

  private static String message(ApiAnswer.Answered answer) {
    String text =
        ApiStatus.read(answer.body())
            .map(ApiStatus::message)
            .orElseGet(() -> Printable.line(answer.text()));
    return Printable.line("HTTP " + answer.status() + " " + text);
  }

  private static ConnectProblem problem(Trouble kind, String detail) {
    return new ConnectProblem(kind, detail, List.of());
  }
}
