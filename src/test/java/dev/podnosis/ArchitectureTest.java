package dev.podnosis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.podnosis.architecture.Libraries;
import dev.podnosis.architecture.Parts;
import dev.podnosis.architecture.Purity;
import dev.podnosis.architecture.Style;
import dev.podnosis.architecture.Threads;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the rules of docs/ARCHITECTURE.md; there is no list of exceptions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private JavaClasses program;

  @BeforeAll
  void readTheProgram() {
    program =
        new ClassFileImporter()
            .withImportOption(location -> !location.contains("/target/test-"))
            .importPackages("dev.podnosis");
  }

  @Test
  void seesTheProgram() {
    assertTrue(program.contain(Launcher.class), "the class files of the program were not found");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(ArchRule rule) {
    rule.check(program);
  }

  static Stream<ArchRule> rules() {
    return Stream.of(
            Parts.rules(), Libraries.rules(), Threads.rules(), Purity.rules(), Style.rules())
        .flatMap(rules -> rules);
  }
}
