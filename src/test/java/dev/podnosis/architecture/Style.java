package dev.podnosis.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The points of the style that a machine can hold. */
public final class Style {
  private static final Pattern SAYS_NOTHING =
      Pattern.compile(".*(Manager|Helper|Utils?|Impl|Info|Data|Handler|Processor)");

  private static final Pattern SHOUTED = Pattern.compile(".*[A-Z]{3}.*");

  private Style() {}

  /** The rules about style. */
  public static Stream<ArchRule> rules() {
    return Stream.of(
        classes()
            .should(
                ArchCondition.from(
                    DescribedPredicate.<JavaClass>describe(
                        "be in a @NullMarked package",
                        c -> c.getPackage().isAnnotatedWith(NullMarked.class)))),
        noClasses().should(haveAName(SAYS_NOTHING)).because("it names no thing of the field"),
        noClasses()
            .should(haveAName(SHOUTED))
            .because("an acronym is a word: DnsReply, not DNSReply"),
        noFields()
            .should()
            .haveRawType(Optional.class)
            .because("Optional is for what a method returns"),
        noCodeUnits().should(takeAnOptional()).because("Optional is for what a method returns"),
        fields()
            .that()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .beFinal()
            .because("state belongs to an object that someone made and handed over"),
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.lang.reflect..", "sun..", "java.util.logging..")
            .because("there are no reflection tricks, and one way to log"));
  }

  private static ArchCondition<JavaClass> haveAName(Pattern pattern) {
    return ArchCondition.from(
        DescribedPredicate.<JavaClass>describe(
            "have a name like " + pattern, c -> pattern.matcher(c.getSimpleName()).matches()));
  }

  private static ArchCondition<JavaCodeUnit> takeAnOptional() {
    return ArchCondition.from(
        DescribedPredicate.<JavaCodeUnit>describe(
            "take an Optional",
            unit ->
                !unit.getModifiers().contains(JavaModifier.SYNTHETIC)
                    && unit.getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(Optional.class))));
  }
}
