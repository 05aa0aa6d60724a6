package dev.podnosis.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** What a class of {@code diagnosis.cause} that judges looks like. */
final class CauseClasses {
  static final DescribedPredicate<JavaClass> IMPLEMENT_CAUSE =
      DescribedPredicate.describe(
          "implement Cause",
          c -> !c.isInterface() && c.isAssignableTo("dev.podnosis.diagnosis.Cause"));

  static final ArchCondition<JavaClass> BE_FINAL_STATELESS_AND_PACKAGE_PRIVATE =
      new ArchCondition<>("be final, stateless and package-private") {
        @Override
        public void check(JavaClass c, ConditionEvents events) {
          if (!c.getModifiers().contains(JavaModifier.FINAL)) {
            events.add(SimpleConditionEvent.violated(c, c.getName() + " is not final"));
          }
          if (!isPackagePrivate(c)) {
            events.add(SimpleConditionEvent.violated(c, c.getName() + " is not package-private"));
          }
          for (JavaField field : c.getAllFields()) {
            if (!isConstant(field)) {
              events.add(SimpleConditionEvent.violated(c, field.getFullName() + " is state"));
            }
          }
        }
      };

  private CauseClasses() {}

  private static boolean isPackagePrivate(JavaClass c) {
    return !c.getModifiers().contains(JavaModifier.PUBLIC)
        && !c.getModifiers().contains(JavaModifier.PROTECTED)
        && !c.getModifiers().contains(JavaModifier.PRIVATE);
  }

  private static boolean isConstant(JavaField field) {
    return field.getModifiers().contains(JavaModifier.STATIC)
        && field.getModifiers().contains(JavaModifier.FINAL);
  }
}
