package dev.podnosis.demo.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code sh -c SCRIPT [NAME ARGS…]}. A script that is known by NAME runs as the program that plays
 * it; others are read as simple commands joined by {@code ;}, {@code &&}, {@code ||} and {@code |}.
 */
final class Shell implements Program {
  private static final int NOT_FOUND = 127;

  private final Programs programs;

  Shell(Programs programs) {
    this.programs = programs;
  }

  @Override
  public int run(Call call) throws InterruptedException {
    List<String> args = call.args();
    int c = args.indexOf("-c");
    if (c < 0 || c + 1 >= args.size()) {
      if (args.stream().anyMatch(a -> !a.startsWith("-"))) {
        call.err(call.name() + ": 0: cannot open " + args.getLast() + ": No such file\n");
        return 2;
      }
      return 0;
    }
    String name = c + 2 < args.size() ? args.get(c + 2) : call.name();
    List<String> rest = c + 3 < args.size() ? args.subList(c + 3, args.size()) : List.of();
    @Nullable Program known = programs.script(name);
    if (known != null) {
      return known.run(call.with(name, rest));
    }
    return interpret(call, args.get(c + 1), rest);
  }

  private int interpret(Call call, String script, List<String> parameters)
      throws InterruptedException {
    int code = 0;
    for (ShellLine.Step step : ShellLine.parse(script, parameters)) {
      boolean runs =
          switch (step.after()) {
            case "&&" -> code == 0;
            case "||" -> code != 0;
            default -> true;
          };
      if (runs) {
        code = pipe(call, step.commands(), code);
      }
    }
    return code;
  }

  private int pipe(Call call, List<ShellLine.Command> commands, int last)
      throws InterruptedException {
    String stdin = call.stdin();
    int code = 0;
    for (int i = 0; i < commands.size(); i++) {
      ShellLine.Command command = commands.get(i);
      Pipe pipe = new Pipe(i + 1 < commands.size() ? null : call.output(), call.output(), command);
      code = simple(call.streams(stdin, pipe), command.words(last));
      stdin = pipe.collected();
    }
    return code;
  }

  private int simple(Call call, List<String> words) throws InterruptedException {
    if (words.isEmpty()) {
      return 0;
    }
    String name = words.getFirst();
    List<String> rest = words.subList(1, words.size());
    switch (name) {
      case "exit" -> {
        return !rest.isEmpty() && rest.getFirst().matches("\\d{1,3}")
            ? Integer.parseInt(rest.getFirst()) & 0xff
            : 0;
      }
      case ":", "true", "set", "export", "cd" -> {
        return 0;
      }
      case "command" -> {
        return onPath(call, rest.isEmpty() ? "" : rest.getLast());
      }
      case "echo" -> {
        return new Echo().run(call.with(name, rest));
      }
      case "printf" -> {
        return new Printf().run(call.with(name, rest));
      }
      default -> {
        try {
          return programs.run(call.with(name, rest));
        } catch (MissingProgramException e) {
          call.err("sh: 1: " + name + ": not found\n");
          return NOT_FOUND;
        }
      }
    }
  }

  private static int onPath(Call call, String name) {
    boolean there = call.setting().image().has(name);
    call.out(there ? "/usr/bin/" + name + "\n" : "");
    return there ? 0 : 1;
  }

  /** The streams of one command in a pipe, redirections applied. */
  private record Pipe(
      @Nullable Output last, Output terminal, ShellLine.Command command, StringBuilder text)
      implements Output {
    Pipe(@Nullable Output last, Output terminal, ShellLine.Command command) {
      this(last, terminal, command, new StringBuilder());
    }

    String collected() {
      return text.toString();
    }

    @Override
    public void out(String written) {
      if (command.dropsOut()) {
        return;
      }
      if (last == null) {
        text.append(written);
      } else {
        last.out(written);
      }
    }

    @Override
    public void err(String written) {
      if (command.joinsErr()) {
        out(written);
      } else if (!command.dropsErr()) {
        terminal.err(written);
      }
    }
  }
}
