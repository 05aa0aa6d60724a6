package dev.podnosis.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Which parts may touch which library, so that each can be replaced in one place. */
public final class Libraries {
  private Libraries() {}

  /** The rules about libraries. */
  public static Stream<ArchRule> rules() {
    return Stream.of(
        only("the window knows JavaFX", library("javafx..", "com.sun.javafx.."), "", "ui.."),
        only(
            "the window knows its controls and themes",
            library("org.controlsfx..", "impl.org.controlsfx..", "atlantafx..", "org.kordamp.."),
            "ui.."),
        only(
            "how a cluster is reached is one part's business",
            library("io.fabric8.."),
            "kube..",
            "demo.."),
        noClasses()
            .that()
            .resideInAPackage("dev.podnosis.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fabric8.kubernetes.client..", "io.fabric8.mockwebserver..")
            .because(
                "the demo cluster speaks HTTP as a real one does; it shares model classes only")
            .allowEmptyShould(true),
        only(
            "the demo cluster serves by it, and the cluster client's transport is set up with it",
            library("io.vertx.."),
            "demo..",
            "kube.."),
        only(
            "only the report writes PDF",
            library("com.openhtmltopdf..", "org.apache.pdfbox.."),
            "report.."),
        only("the graph is laid out in one place", library("org.eclipse.."), "path.."),
        only("the command line is parsed in one place", library("picocli.."), "", "cli.."),
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "javafx.fxml..", "javafx.scene.web..", "javafx.embed..", "javax.swing..")
            .because("views are written in Java"),
        noClasses()
            .that()
            .resideInAPackage("dev.podnosis.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.awt..")
            .because("AWT beside JavaFX starts a second toolkit")
            .allowEmptyShould(true),
        noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
            .because("a view model is tested without a toolkit")
            .allowEmptyShould(true));
  }

  private static String[] library(String... packages) {
    return packages;
  }

  /** No class outside the given parts (the empty name is the root) uses the library. */
  private static ArchRule only(String why, String[] library, String... parts) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            Stream.of(parts)
                .map(part -> part.isEmpty() ? "dev.podnosis" : "dev.podnosis." + part)
                .toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .because(why)
        .allowEmptyShould(true);
  }
}
