package dev.podnosis.kube;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The headers that say who asks; renews what a plugin or a file provides. */
final class Authorization {
  /** client-go reads token files again after a minute. */
  private static final Duration TOKEN_FILE_KEPT = Duration.ofMinutes(1);

  private static final int LARGEST_TOKEN = 64 << 10;

  private final Credential credential;
  private final List<Map.Entry<String, String>> impersonation;
  private final @Nullable CredentialPlugin plugin;
  private final ReentrantLock renewing = new ReentrantLock();
  private volatile @Nullable IssuedCredential issued;

  Authorization(ClusterAccess access, @Nullable CredentialPlugin plugin) {
    this.credential = access.credential();
    this.impersonation = access.impersonation().headers();
    this.plugin = plugin;
  }

  /** What came of looking for the headers. */
  sealed interface Outcome {
    /** These are they. */
    record Headers(List<Map.Entry<String, String>> all) implements Outcome {}

    /** There is no credential. */
    record Absent(Trouble kind, String detail) implements Outcome {}
  }

  Outcome headers() throws InterruptedException {
    return switch (credential) {
      case Credential.None() -> with("");
      case Credential.Token(String token) -> bearer(token);
      case Credential.Basic(String user, String password) ->
          with("Basic " + base64(user + ":" + password));
      case Credential.TokenFile(Path path) -> ofFile(path);
      case Credential.Plugin _ -> ofPlugin();
    };
  }

  /** Forgets what was issued, so that the next look renews it; false when nothing can change. */
  boolean renew() {
    boolean renewable = credential instanceof Credential.Plugin || issued != null;
    issued = null;
    return renewable;
  }

  /** What the plugin issued last, or null. */
  @Nullable IssuedCredential issued() {
    return issued;
  }

  private Outcome ofFile(Path path) {
    IssuedCredential known = issued;
    if (known != null && !known.isOver(Instant.now())) {
      return bearer(known.token());
    }
    try (InputStream in = Files.newInputStream(path)) {
      String token = new String(in.readNBytes(LARGEST_TOKEN), StandardCharsets.UTF_8).strip();
      if (token.isEmpty()) {
        return new Outcome.Absent(Trouble.NO_CREDENTIAL, Printable.line(path + " is empty"));
      }
      issued = new IssuedCredential(token, List.of(), null, Instant.now().plus(TOKEN_FILE_KEPT));
      return bearer(token);
    } catch (IOException e) {
      return new Outcome.Absent(Trouble.NO_CREDENTIAL, Printable.of(e));
    }
  }

  private Outcome ofPlugin() throws InterruptedException {
    renewing.lockInterruptibly();
    try {
      IssuedCredential known = issued;
      if (known != null && !known.isOver(Instant.now())) {
        return bearer(known.token());
      }
      if (plugin == null) {
        return new Outcome.Absent(Trouble.NEEDS_CONSENT, "");
      }
      return switch (plugin.run()) {
        case CredentialPlugin.Outcome.Failed(String detail) ->
            new Outcome.Absent(Trouble.EXEC_PLUGIN_FAILED, detail);
        case CredentialPlugin.Outcome.Issued(IssuedCredential fresh) -> {
          issued = fresh;
          yield bearer(fresh.token());
        }
      };
    } finally {
      renewing.unlock();
    }
  }

  private Outcome bearer(String token) {
    return with(token.isEmpty() ? "" : "Bearer " + token);
  }

  private Outcome with(String authorization) {
    List<Map.Entry<String, String>> headers = new ArrayList<>(impersonation);
    if (!authorization.isEmpty()) {
      headers.add(Map.entry("Authorization", authorization));
    }
    boolean sound = headers.stream().allMatch(header -> isHeaderValue(header.getValue()));
    return sound
        ? new Outcome.Headers(headers)
        : new Outcome.Absent(
            Trouble.NO_CREDENTIAL, "the credential holds characters that no header may hold");
  }

  private static boolean isHeaderValue(String value) {
    return value.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
