package dev.podnosis.session;

import dev.podnosis.diagnosis.Diagnosis;

/**
 * The same questions asked twice, as before and after a fix.
 *
 * @param before the diagnosis then
 * @param after the diagnosis now
 */
public record Verification(Diagnosis before, Diagnosis after) {}
