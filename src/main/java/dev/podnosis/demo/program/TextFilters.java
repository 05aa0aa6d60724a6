package dev.podnosis.demo.program;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The small programs that pass lines on, with their usual options. */
final class TextFilters {
  private TextFilters() {}

  private static List<String> lines(Call call, List<String> words) {
    StringBuilder text = new StringBuilder();
    Files files = Files.of(call.setting());
    for (String word : words) {
      String content = files.text(word);
      if (content == null) {
        call.err(call.name() + ": " + word + ": No such file or directory\n");
      } else {
        text.append(content);
      }
    }
    return (words.isEmpty() ? call.stdin() : text.toString()).lines().toList();
  }

  private static void write(Call call, List<String> lines) {
    lines.forEach(line -> call.out(line + "\n"));
  }

  private static int count(Call call, Options options) {
    String old = call.args().isEmpty() ? "" : call.args().getFirst();
    return old.matches("-\\d{1,6}")
        ? Integer.parseInt(old.substring(1))
        : (int) options.number('n', 10);
  }

  /** {@code head}. */
  static final class Head implements Program {
    @Override
    public int run(Call call) {
      Options options = new Options(call.args(), "n:0123456789");
      List<String> lines = lines(call, options.words());
      write(call, lines.subList(0, Math.min(lines.size(), count(call, options))));
      return 0;
    }
  }

  /** {@code tail}. */
  static final class Tail implements Program {
    @Override
    public int run(Call call) {
      Options options = new Options(call.args(), "n:0123456789");
      List<String> lines = lines(call, options.words());
      write(call, lines.subList(Math.max(0, lines.size() - count(call, options)), lines.size()));
      return 0;
    }
  }

  /** {@code grep}. */
  static final class Grep implements Program {
    @Override
    public int run(Call call) {
      Options options = new Options(call.args(), "ivEFqcne:");
      List<String> words = new ArrayList<>(options.words());
      String text =
          options.has('e') ? options.value('e', "") : words.isEmpty() ? "" : words.removeFirst();
      Pattern pattern;
      try {
        int flags = options.has('i') ? Pattern.CASE_INSENSITIVE : 0;
        pattern = Pattern.compile(options.has('F') ? Pattern.quote(text) : text, flags);
      } catch (PatternSyntaxException e) {
        call.err("grep: bad regex\n");
        return 2;
      }
      List<String> found =
          lines(call, words).stream()
              .filter(line -> pattern.matcher(line).find() != options.has('v'))
              .toList();
      if (options.has('c')) {
        call.out(found.size() + "\n");
      } else if (!options.has('q')) {
        write(call, found);
      }
      return found.isEmpty() ? 1 : 0;
    }
  }

  /** {@code wc}. */
  static final class Wc implements Program {
    @Override
    public int run(Call call) {
      Options options = new Options(call.args(), "lwc");
      List<String> lines = lines(call, options.words());
      int letters = lines.stream().mapToInt(l -> l.length() + 1).sum();
      call.out((options.has('c') ? letters : lines.size()) + "\n");
      return 0;
    }
  }

  /** {@code sort}. */
  static final class Sort implements Program {
    @Override
    public int run(Call call) {
      Options options = new Options(call.args(), "nru");
      List<String> lines = new ArrayList<>(lines(call, options.words()));
      lines.sort(null);
      write(call, options.has('u') ? lines.stream().distinct().toList() : lines);
      return 0;
    }
  }

  /** {@code cut -d DELIMITER -f FIELD}. */
  static final class Cut implements Program {
    @Override
    public int run(Call call) {
      Options options = new Options(call.args(), "d:f:");
      String delimiter = Pattern.quote(options.value('d', "\t"));
      int field = (int) options.number('f', 1) - 1;
      for (String line : lines(call, options.words())) {
        String[] fields = line.split(delimiter, -1);
        call.out((field < fields.length ? fields[Math.max(0, field)] : "") + "\n");
      }
      return 0;
    }
  }
}
