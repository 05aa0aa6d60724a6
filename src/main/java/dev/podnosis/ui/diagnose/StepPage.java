package dev.podnosis.ui.diagnose;

import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.ui.common.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is shown of the step in view, in words.
 *
 * @param head what it is and what became of it
 * @param checks what was looked at
 * @param looked how many of its probes have looked
 * @param planned of how many
 * @param question the question it asks, or null
 * @param trouble why it has no usable result, or null
 * @param queryLog whether CoreDNS logs queries, and how to switch that on; null where the step does
 *     not ask for it
 * @param notes the engineer's remarks on it
 */
record StepPage(
    Head head,
    List<Check> checks,
    int looked,
    int planned,
    @Nullable Question question,
    @Nullable Trouble trouble,
    @Nullable QueryLogOffer queryLog,
    List<Note> notes) {
  StepPage {
    checks = List.copyOf(checks);
    notes = List.copyOf(notes);
  }

  /**
   * What a step is and what became of it.
   *
   * @param number its number in the procedure, from 1
   * @param of how many there are
   * @param badge its state in words
   * @param question what it answers
   * @param why why it is taken
   * @param reason why it has no result; empty when it has one
   * @param skippedByUser whether the user left it out
   * @param canRun whether it looks at anything
   */
  record Head(
      StepId step,
      int number,
      int of,
      Status status,
      String badge,
      String question,
      String why,
      String reason,
      boolean skippedByUser,
      boolean canRun) {}

  /**
   * A question with its answers.
   *
   * @param text the question
   * @param seen what was seen that bears on it; may be empty
   * @param answers the answers
   * @param suggested the words of the suggested answer; empty for none
   * @param byRule whether the answer stands by rule and not by the user's word
   * @param trying how it can be tried; null without a pod
   */
  record Question(
      String text,
      String seen,
      List<Answer> answers,
      String suggested,
      boolean byRule,
      @Nullable Trying trying) {
    Question {
      answers = List.copyOf(answers);
    }
  }

  /**
   * How the question can be answered by trying.
   *
   * @param button what the button says
   * @param meaning what is done, where, and what it leaves; or the level that it needs
   * @param allowed whether the level allows it
   */
  record Trying(String button, String meaning, boolean allowed) {}

  /**
   * An answer.
   *
   * @param word its word in the procedure
   * @param text what it says
   * @param leads where it leads, in words
   * @param chosen whether it holds
   */
  record Answer(String word, String text, String leads, boolean chosen) {}

  /**
   * Why a step has no usable result, and what can be done.
   *
   * @param kind what stands in the way
   * @param title what happened
   * @param meaning what it means for the diagnosis
   * @param images the debug images that could not be had
   */
  record Trouble(Kind kind, String title, String meaning, List<String> images) {
    Trouble {
      images = List.copyOf(images);
    }

    /** What stands in the way of a result. */
    enum Kind {
      /** A probe gave no usable result. */
      NO_RESULT,
      /** What was to be asked is not running, or nothing listens there. */
      NOT_ANSWERING,
      /** The debug image could not be pulled. */
      IMAGE,
      /** A right is missing. */
      NO_RIGHT,
      /** The connection broke. */
      DISCONNECTED,
      /** The affected pod was deleted or replaced while its case was open. */
      POD_GONE,
      /** The level does not permit it. */
      LEVEL
    }
  }

  /**
   * Whether CoreDNS logs queries.
   *
   * @param lines that, and what the patch costs and how it is undone
   * @param patch what switches it on, for a person to apply; null where there is none to offer
   */
  record QueryLogOffer(List<String> lines, @Nullable Patch patch) {
    QueryLogOffer {
      lines = List.copyOf(lines);
    }
  }

  /** A remark of the engineer with its time. */
  record Note(String time, String text) {}
}
