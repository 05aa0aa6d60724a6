package dev.podnosis.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

/**
 * Who may start threads: the root and {@code ui.common}. Whoever else wants work done side by side
 * (the probes do) is given an executor.
 */
public final class Threads {
  private static final Set<String> STARTERS =
      Set.of(
          "java.util.concurrent.Executors",
          "java.util.concurrent.ForkJoinPool",
          "java.util.concurrent.ThreadPoolExecutor",
          "java.util.concurrent.ScheduledThreadPoolExecutor",
          "java.util.Timer",
          "javafx.application.Platform",
          "javafx.concurrent.Task",
          "javafx.concurrent.Service");

  /** Of Thread, what concerns the running thread starts none. */
  private static final Set<String> OF_THE_RUNNING_THREAD =
      Set.of("currentThread", "sleep", "interrupt", "interrupted", "isInterrupted", "onSpinWait");

  private Threads() {}

  /** The rules about threads. */
  public static Stream<ArchRule> rules() {
    return Stream.of(
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.podnosis", "dev.podnosis.ui.common..")
            .should()
            .accessTargetWhere(
                DescribedPredicate.describe("starts a thread", Threads::startsThread))
            .because("an executor is handed over instead: one bound, one place that cancels"));
  }

  private static boolean startsThread(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    return STARTERS.contains(owner)
        || owner.equals(Thread.class.getName()) && !OF_THE_RUNNING_THREAD.contains(name)
        || owner.startsWith("java.lang.Thread$")
        || name.equals("parallelStream")
        || name.equals("parallel") && access.getTargetOwner().isAssignableTo(BaseStream.class)
        || runsInTheCommonPool(access);
  }

  /** {@code CompletableFuture.supplyAsync(work)} and the like, called without an executor. */
  private static boolean runsInTheCommonPool(JavaAccess<?> access) {
    return access.getTargetOwner().getName().equals("java.util.concurrent.CompletableFuture")
        && access.getName().endsWith("Async")
        && !access.getTarget().getFullName().contains("java.util.concurrent.Executor");
  }
}
