package dev.podnosis.ui.diagnose;

import dev.podnosis.diagnosis.StepId;
import dev.podnosis.ui.common.Status;

/**
 * A step as the map shows it.
 *
 * @param number its number in the procedure, from 1
 * @param name its name
 * @param line what came of it, in one line; may be empty
 * @param question whether it is drawn as a question
 */
record MapNode(
    StepId step, int number, String name, String line, Status status, boolean question) {}
