package dev.podnosis;

import dev.podnosis.catalogue.Language;
import dev.podnosis.demo.DemoCluster;
import dev.podnosis.demo.DemoIncident;
import dev.podnosis.demo.DemoIncidents;
import dev.podnosis.kube.Certificates;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.ui.common.Appearance.Scheme;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import javafx.application.Platform;

/**
 * Writes pictures of every screen in both languages and both colour schemes to target/screenshots;
 * packaging/screenshots.sh runs it. Arguments are beginnings of names: only pictures whose name has
 * one of them are written. With {@value #EVERY_SIZE} each is also written in the smallest window
 * and with the largest text.
 */
final class Screenshots {
  private static final String EVERY_SIZE = "--every-size";
  private static final Path FOLDER = Path.of("target", "screenshots");

  private final Kubeconfigs kubeconfigs;
  private final Predicate<String> wanted;
  private final boolean everySize;
  private final PrintStream out;
  private final Path scratch;
  private final Stories stories;

  private Screenshots(
      Kubeconfigs kubeconfigs,
      Path scratch,
      Predicate<String> wanted,
      boolean everySize,
      PrintStream out) {
    this.kubeconfigs = kubeconfigs;
    this.scratch = scratch;
    this.stories = new Stories(scratch);
    this.wanted = wanted;
    this.everySize = everySize;
    this.out = out;
  }

  private void tell() throws IOException {
    for (List<Shot> story : stories.all()) {
      tell(story, kubeconfigs);
    }
    tell(
        stories.bare(),
        new Kubeconfigs(Map.of(), Files.createDirectories(scratch.resolve("bare"))));
  }

  private void tell(List<Shot> story, Kubeconfigs known) throws IOException {
    try {
      int last = lastWanted(story);
      if (last >= 0) {
        Path folder = Files.createTempDirectory(scratch, "window");
        try (DrivenWindow window = new DrivenWindow(folder, known)) {
          for (Shot shot : story.subList(0, last + 1)) {
            take(window, shot);
          }
        }
      }
    } finally {
      stories.end();
    }
  }

  private int lastWanted(List<Shot> story) {
    for (int i = story.size() - 1; i >= 0; i--) {
      if (wanted.test(story.get(i).title())) {
        return i;
      }
    }
    return -1;
  }

  private void take(DrivenWindow window, Shot shot) {
    window.look(Language.ENGLISH, Scheme.LIGHT);
    shot.size().apply(window);
    shot.reach().accept(window);
    if (!wanted.test(shot.title())) {
      return;
    }
    draw(window, shot.name(), shot.size());
    if (everySize && shot.size() == Shot.Size.USUAL) {
      for (Shot.Size size : List.of(Shot.Size.SMALL, Shot.Size.LARGE_TEXT)) {
        window.look(Language.ENGLISH, Scheme.LIGHT);
        size.apply(window);
        draw(window, shot.name(), size);
      }
    }
  }

  private void draw(DrivenWindow window, String name, Shot.Size size) {
    for (Shot.Look look : size.looks) {
      window.look(look.language, look.scheme);
      // A report's page is drawn anew in another language, in the background.
      window.await("the page is drawn", () -> window.scene().lookup("#preview-making") == null);
      window.picture(FOLDER.resolve(name + size.suffix() + look.suffix()));
    }
    out.println(name + size.suffix());
  }

  /** A kubeconfig with clusters that answer, and some that do not. */
  private static Kubeconfigs kubeconfigs(DemoCluster cluster, DemoCluster restricted, Path scratch)
      throws IOException, InterruptedException, GeneralSecurityException {
    Certificates certificates = Certificates.make(scratch);
    Path answering = scratch.resolve(".kube").resolve("config");
    Files.writeString(answering, cluster.kubeconfig().replace(cluster.context(), "prod-hangzhou"));
    Path refusing = scratch.resolve(".kube").resolve("beijing");
    Files.writeString(
        refusing, restricted.kubeconfig().replace(restricted.context(), Stories.RESTRICTED));
    Path others = scratch.resolve(".kube").resolve("others");
    Files.writeString(
        others,
        """
        apiVersion: v1
        kind: Config
        clusters:
        - {name: %1$s, cluster: {server: "https://127.0.0.1:9"}}
        - {name: %2$s, cluster: {server: "https://127.0.0.1:6443"}}
        users:
        - {name: oncall, user: {token: none}}
        - {name: old, user: {client-certificate-data: %3$s, client-key-data: %4$s}}
        contexts:
        - {name: %1$s, context: {cluster: %1$s, user: oncall, namespace: shop}}
        - {name: %2$s, context: {cluster: %2$s, user: old}}
        """
            .formatted(
                Stories.UNREACHABLE,
                Stories.EXPIRED,
                certificates.certificateData("oldclient"),
                certificates.keyData("oldclient")));
    return new Kubeconfigs(
        Map.of("KUBECONFIG", answering + ":" + refusing + ":" + others), scratch);
  }

  /** Takes them. */
  public static void main(String... parts)
      throws IOException, InterruptedException, GeneralSecurityException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    CountDownLatch started = new CountDownLatch(1);
    Platform.setImplicitExit(false);
    Platform.startup(started::countDown);
    started.await();
    List<String> words = new ArrayList<>(List.of(parts));
    boolean everySize = words.remove(EVERY_SIZE);
    Predicate<String> wanted = name -> words.isEmpty() || words.stream().anyMatch(name::startsWith);
    Path scratch = Files.createTempDirectory("podnosis-screenshots");
    // Paths are shown as a user has them, from their home.
    System.setProperty("user.home", scratch.toString());
    Files.createDirectories(scratch.resolve(".kube"));
    DemoIncident healthy = DemoIncidents.byId("healthy").orElseThrow();
    DemoIncident noRights = DemoIncidents.byId("no-rights").orElseThrow();
    try (DemoCluster cluster = DemoCluster.start(healthy, 0);
        DemoCluster restricted = DemoCluster.start(noRights, 0)) {
      new Screenshots(kubeconfigs(cluster, restricted, scratch), scratch, wanted, everySize, out)
          .tell();
    } catch (UncheckedIOException e) {
      throw new IOException("a picture could not be written", e);
    } finally {
      Platform.exit();
    }
    System.exit(0);
  }
}
