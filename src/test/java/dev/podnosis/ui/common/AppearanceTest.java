package dev.podnosis.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.ui.common.Appearance.Scheme;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

class AppearanceTest {

  private final SimpleBooleanProperty systemDark = new SimpleBooleanProperty(false);
  private final Appearance appearance = new Appearance(systemDark);

  @Test
  void theSystemIsFollowedUntilTheUserChooses() {
    assertFalse(appearance.dark().get());
    systemDark.set(true);
    assertTrue(appearance.dark().get());
    appearance.toggleDark();
    assertEquals(Scheme.LIGHT, appearance.schemeProperty().get());
    assertFalse(appearance.dark().get());
    systemDark.set(false);
    systemDark.set(true);
    assertFalse(appearance.dark().get());
  }

  @Test
  void sharingEnlargesTextButNotBeyondTheLargest() {
    appearance.sharedProperty().set(true);
    assertEquals(1.15, appearance.effectiveScale().get(), 1e-9);
    appearance.textScaleProperty().set(1.5);
    assertEquals(1.5, appearance.effectiveScale().get());
    appearance.sharedProperty().set(false);
    appearance.textScaleProperty().set(0.2);
    assertEquals(1, appearance.effectiveScale().get());
  }
}
