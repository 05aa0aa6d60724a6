package dev.podnosis.kube;

import dev.podnosis.kube.KubeconfigProblem.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one context of a kubeconfig: as a line of a list, or with all that connecting needs. */
final class ContextReading {
  private static final KubeconfigFile.Entry ABSENT =
      new KubeconfigFile.Entry(YamlMap.EMPTY, Path.of("."));

  private final KubeconfigEntries entries;
  private final String name;
  private final boolean foreign;
  private final KubeconfigFile.Entry context;
  private final KubeconfigFile.Entry cluster;
  private final KubeconfigFile.Entry user;

  ContextReading(KubeconfigEntries entries, String name, boolean foreign) {
    this.entries = entries;
    this.name = name;
    this.foreign = foreign;
    this.context = entries.contexts().getOrDefault(name, ABSENT);
    this.cluster = entries.clusters().getOrDefault(context.body().text("cluster"), ABSENT);
    this.user = entries.users().getOrDefault(context.body().text("user"), ABSENT);
  }

  KubeContext describe() {
    String namespace = context.body().text("namespace");
    return new KubeContext(
        Printable.line(name),
        Printable.line(context.body().text("cluster")),
        Printable.line(cluster.body().text("server")),
        Printable.line(context.body().text("user")),
        namespace.isEmpty() ? "default" : Printable.line(namespace),
        authentication(),
        user.body().has("exec") ? plugin().commandLine() : "",
        Printable.line(cluster.body().text("proxy-url")),
        Printable.line(cluster.body().text("tls-server-name")),
        cluster.body().flag("insecure-skip-tls-verify"),
        foreign,
        context.file());
  }

  private KubeContext.Authentication authentication() {
    YamlMap body = user.body();
    if (body.has("exec")) {
      return KubeContext.Authentication.EXEC_PLUGIN;
    } else if (body.has("auth-provider")) {
      return KubeContext.Authentication.AUTH_PROVIDER;
    } else if (!body.text("tokenFile").isEmpty()) {
      return KubeContext.Authentication.TOKEN_FILE;
    } else if (!body.text("token").isEmpty()) {
      return KubeContext.Authentication.TOKEN;
    } else if (!body.text("username").isEmpty()) {
      return KubeContext.Authentication.BASIC;
    }
    boolean certificate =
        !(body.text("client-certificate") + body.text("client-certificate-data")).isEmpty();
    return certificate
        ? KubeContext.Authentication.CLIENT_CERTIFICATE
        : KubeContext.Authentication.NONE;
  }

  AccessResult access(ProxyRules proxies) {
    String clusterName = context.body().text("cluster");
    if (!entries.clusters().containsKey(clusterName)) {
      return new KubeconfigProblem(Kind.NO_SUCH_CLUSTER, clusterName, "context " + name);
    }
    String userName = context.body().text("user");
    if (!userName.isEmpty() && !entries.users().containsKey(userName)) {
      return new KubeconfigProblem(Kind.NO_SUCH_USER, userName, "context " + name);
    }
    URI server = server();
    if (server == null) {
      return new KubeconfigProblem(Kind.BAD_SERVER, clusterName, cluster.body().text("server"));
    }
    try {
      return access(server, proxy(server, proxies));
    } catch (URISyntaxException e) {
      return new KubeconfigProblem(Kind.BAD_PROXY, cluster.body().text("proxy-url"), e.getReason());
    }
  }

  private AccessResult access(URI server, @Nullable URI proxy) {
    Credential credential = credential();
    if (credential == null) {
      String provider = user.body().map("auth-provider").text("name");
      return new KubeconfigProblem(Kind.UNSUPPORTED_AUTHENTICATION, "auth-provider", provider);
    }
    if (credential instanceof Credential.TokenFile(Path path) && !Files.isReadable(path)) {
      return new KubeconfigProblem(Kind.MISSING_REFERENCED_FILE, path.toString(), "tokenFile");
    }
    boolean other = !(credential instanceof Credential.None);
    return switch (new CertificateReading(cluster, user, other).read()) {
      case CertificateReading.Outcome.Unusable(var problem) -> problem;
      case CertificateReading.Outcome.Read(var tls) ->
          new ClusterAccess(
              describe(), server, tls, credential, Impersonation.of(user.body()), proxy);
    };
  }

  private @Nullable URI server() {
    try {
      String text = cluster.body().text("server").strip();
      // kubectl takes a bare host:port as plain HTTP (client-go, DefaultServerURL)
      URI uri = new URI(text.contains("://") ? text : "http://" + text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean usable = scheme.equals("https") || scheme.equals("http");
      return usable && uri.getHost() != null ? uri : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private @Nullable URI proxy(URI server, ProxyRules proxies) throws URISyntaxException {
    String own = cluster.body().text("proxy-url").strip();
    return own.isEmpty() ? proxies.fromEnvironment(server) : ProxyRules.parse(own);
  }

  /** Null when the only credential is of a kind that is not offered. */
  private @Nullable Credential credential() {
    YamlMap body = user.body();
    Path tokenFile = user.path("tokenFile");
    if (body.has("exec")) {
      return plugin();
    } else if (tokenFile != null) {
      return new Credential.TokenFile(tokenFile);
    } else if (!body.text("token").isEmpty()) {
      return new Credential.Token(body.text("token").strip());
    } else if (!body.text("username").isEmpty()) {
      return new Credential.Basic(body.text("username"), body.text("password"));
    } else if (body.has("auth-provider")) {
      return kept(body.map("auth-provider").map("config"));
    }
    return new Credential.None();
  }

  /** A legacy provider is never run; a token that it left in the kubeconfig is used. */
  private static @Nullable Credential kept(YamlMap config) {
    String identity = config.text("id-token");
    String token = identity.isEmpty() ? config.text("access-token") : identity;
    return token.isEmpty() ? null : new Credential.Token(token.strip());
  }

  private Credential.Plugin plugin() {
    YamlMap exec = user.body().map("exec");
    Map<String, String> environment = new LinkedHashMap<>();
    exec.maps("env").forEach(item -> environment.put(item.text("name"), item.text("value")));
    environment.remove("");
    String command = exec.text("command");
    boolean relative = command.contains("/") && !Path.of(command).isAbsolute();
    List<String> arguments = exec.texts("args");
    return new Credential.Plugin(
        exec.text("apiVersion"),
        relative ? user.folder().resolve(command).normalize().toString() : command,
        arguments,
        environment,
        exec.text("interactiveMode"),
        exec.flag("provideClusterInfo"));
  }
}
