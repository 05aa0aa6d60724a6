package dev.podnosis.cli;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.session.Choices;
import dev.podnosis.session.CleanUp;
import dev.podnosis.session.SessionOpener;
import java.io.InputStream;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the commands work with; the root provides it.
 *
 * @param knowledge the words and the procedure, read when a command first asks for them
 * @param sessions opens sessions
 * @param cleanUps connects for cleaning up after earlier runs
 * @param gui opens the window
 * @param termination tells when the program is interrupted or terminated
 * @param clock the time
 * @param timeZone the user's, looked up when a time is first written or read
 * @param executor runs work beside the calling thread
 * @param in standard input
 * @param terminal whether somebody sits at it who can answer questions
 * @param version the program's version
 */
public record Tools(
    Supplier<Catalogue> knowledge,
    SessionOpener sessions,
    CleanUp.Opener cleanUps,
    Gui gui,
    Termination termination,
    InstantSource clock,
    Supplier<ZoneId> timeZone,
    Executor executor,
    InputStream in,
    BooleanSupplier terminal,
    String version) {

  /** The words and the procedure. */
  public Catalogue catalogue() {
    return knowledge.get();
  }

  /** The user's time zone. */
  public ZoneId zone() {
    return timeZone.get();
  }

  /** Opens the window. */
  @FunctionalInterface
  public interface Gui {
    /**
     * Opens the window and returns when it is closed.
     *
     * @param choices what to fill in, or null for nothing
     * @return the exit status
     */
    int open(@Nullable Choices choices);
  }

  /** Lets a command end well when the program is interrupted or terminated. */
  @FunctionalInterface
  public interface Termination {
    /** Runs something before the program ends; the end waits for it. */
    Watch before(Runnable end);
  }

  /** Stands until it is closed. */
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
