package dev.podnosis.knowledge;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.CauseEntry;
import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.OpenText;
import dev.podnosis.catalogue.OrientationFile;
import dev.podnosis.catalogue.ProviderEntry;
import dev.podnosis.catalogue.RemedyEntry;
import dev.podnosis.catalogue.SignatureFile;
import dev.podnosis.catalogue.Text;
import dev.podnosis.catalogue.Words;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Flowchart;
import dev.podnosis.diagnosis.Severity;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.diagnosis.cause.Causes;
import dev.podnosis.evidence.ErrorMeaning;
import dev.podnosis.scenario.CauseSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The whole knowledge in one language, to be read without the program. */
final class CausesDocument {
  private final Catalogue catalogue;
  private final Language language;
  private final OpenText open;
  private final Words report = Words.of("report");
  private final List<String> lines = new ArrayList<>();

  CausesDocument(Catalogue catalogue, Language language) {
    this.catalogue = catalogue;
    this.language = language;
    this.open = new OpenText(catalogue, language);
  }

  /** The document. */
  String text() {
    heading(1, "What Podnosis knows", "Podnosis 的知识");
    paragraph(
        say(
            "The procedure, what clients say, where to look first, and every cause with what speaks"
                + " for and against it and what to do. Written from the data files by"
                + " `packaging/docs.sh`. What only a case can tell stands between ‹marks›, in"
                + " commands in CAPITALS.",
            "排查流程、客户端报错、排查思路，以及每个原因的判断依据和处理方法。由 `packaging/docs.sh`"
                + " 根据数据文件生成。只有具体案例才能确定的内容写在 ‹尖括号› 中，命令里用大写字母表示。"));
    procedure();
    clientMessages();
    whereToLook();
    causes();
    clouds();
    return String.join("\n", lines).stripTrailing() + "\n";
  }

  private void procedure() {
    heading(2, "The procedure", "排查流程");
    lines.add("```mermaid");
    lines.add("flowchart TD");
    for (Flowchart.Step step : catalogue.flowchart().steps()) {
      String name = open.of(catalogue.step(step.id()).name()).replace("\"", "'");
      lines.add(
          "  "
              + step.id().id()
              + (step.question() ? "{\"" : "[\"")
              + name
              + (step.question() ? "\"}" : "\"]"));
    }
    for (Flowchart.Step step : catalogue.flowchart().steps()) {
      new TreeMap<>(step.next())
          .forEach(
              (outcome, to) ->
                  lines.add(
                      "  " + step.id().id() + " -->" + label(step.id(), outcome) + " " + to.id()));
    }
    lines.add("```");
    lines.add("");
    catalogue.flowchart().steps().forEach(this::step);
  }

  /** What stands on an arrow: the answer in words; nothing where there is but one way on. */
  private String label(StepId step, String outcome) {
    Text answer = catalogue.step(step).answers().get(outcome);
    String words =
        switch (outcome) {
          case "done" -> "";
          case "no-such-name" -> say("name does not exist", "域名不存在");
          case "unreachable" -> say("cannot reach the server", "无法连接 DNS 服务器");
          case "attached" -> say("attached to CoreDNS", "已接入 CoreDNS");
          case "not-attached" -> say("not attached", "未接入");
          case "none" -> say("nothing confirmed", "未确认原因");
          default -> answer == null ? say("cannot tell", "无法判断") : open.of(answer);
        };
    return words.isEmpty() ? "" : "|" + words + "|";
  }

  private void step(Flowchart.Step step) {
    lines.add("### " + open.of(catalogue.step(step.id()).title()) + " (`" + step.id().id() + "`)");
    lines.add("");
    paragraph(open.of(catalogue.step(step.id()).why()));
    step.probes()
        .forEach(
            p ->
                lines.add(
                    "- "
                        + say("looks at ", "查看：")
                        + open.of(catalogue.probe(p))
                        + " (`"
                        + levelOf(p)
                        + "`)"));
    if (!step.causes().isEmpty()) {
      lines.add(
          "- "
              + say("can settle: ", "可判定：")
              + step.causes().stream().map(this::link).collect(Collectors.joining(comma())));
    }
    blank();
  }

  private String levelOf(dev.podnosis.evidence.ProbeId probe) {
    Flowchart.Probe known = catalogue.flowchart().probes().get(probe);
    return known == null ? "" : known.level().id();
  }

  private void clientMessages() {
    heading(2, "What clients say", "客户端报错");
    table(say("client", "客户端"), say("signature", "特征"), say("meaning", "含义"), "");
    for (SignatureFile.Entry entry : catalogue.signatureEntries()) {
      row(
          entry.client(),
          "`" + entry.id() + "`",
          "`" + entry.means().id() + "`",
          open.of(entry.words()));
    }
    blank();
    paragraph(
        say("Meanings: ", "含义取值：")
            + Arrays.stream(ErrorMeaning.values())
                .map(m -> "`" + m.id() + "`")
                .collect(Collectors.joining(comma())));
  }

  private void whereToLook() {
    heading(2, "Where to look first", "排查思路");
    table(say("observation", "排查依据"), say("look first at", "优先排查"));
    for (OrientationFile.Kinds row : catalogue.orientationTables().kinds()) {
      row(open.of(row.words()), places(row.steps(), row.causes()));
    }
    for (OrientationFile.Often row : catalogue.orientationTables().frequencies()) {
      row(open.of(row.words()), places(row.steps(), row.causes()));
    }
    blank();
  }

  private String places(List<String> steps, List<String> causes) {
    List<String> all = new ArrayList<>();
    steps.forEach(s -> all.add(open.of(catalogue.step(StepId.byId(s).orElseThrow()).name())));
    causes.forEach(c -> all.add(link(new CauseId(c))));
    return String.join(comma(), all);
  }

  private void causes() {
    heading(2, "The causes", "原因");
    List<CauseId> written = new ArrayList<>();
    for (Flowchart.Step step : catalogue.flowchart().steps()) {
      for (CauseId id : step.causes()) {
        if (!written.contains(id)) {
          written.add(id);
          cause(catalogue.cause(id));
        }
      }
    }
  }

  private void cause(CauseEntry entry) {
    lines.add("### <a id=\"" + entry.id() + "\"></a>" + open.of(entry.title()));
    lines.add("");
    List<String> about = new ArrayList<>();
    about.add("`" + entry.id() + "`");
    about.add(severity(entry.severity()));
    if (!entry.follows().isEmpty()) {
      about.add(
          say("a mere consequence where one of these is confirmed: ", "以下原因确认时仅为其后果：")
              + entry.follows().stream().map(this::link).collect(Collectors.joining(comma())));
    }
    paragraph(String.join(" · ", about));
    paragraph(open.of(entry.explanation()));
    findings(entry, Finding.Side.FOR, "Speaks for it", "支持的依据");
    findings(entry, Finding.Side.AGAINST, "Speaks against it", "排除的依据");
    lines.add("**" + say("What to do", "处理方法") + "**");
    lines.add("");
    int number = 1;
    for (RemedyEntry remedy : entry.remedies()) {
      remedy(number++, remedy);
    }
    paragraph(
        say("More: ", "参考：")
            + entry.references().stream()
                .map(r -> "[" + r.title() + "](" + r.url() + ")")
                .collect(Collectors.joining(comma())));
  }

  private String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> say("critical", "严重");
      case ERROR -> say("error", "错误");
      case WARNING -> say("warning", "警告");
      case ADVICE -> say("advice", "建议");
    };
  }

  private void findings(CauseEntry entry, Finding.Side side, String en, String zh) {
    Map<String, Finding.Side> sides = sides(entry.id());
    List<String> texts =
        new TreeMap<>(entry.findings())
            .entrySet().stream()
                .filter(f -> sides.get(f.getKey()) == side)
                .map(f -> "- " + open.of(f.getValue()))
                .toList();
    if (!texts.isEmpty()) {
      lines.add("**" + say(en, zh) + "**");
      lines.add("");
      lines.addAll(texts);
      blank();
    }
  }

  private static Map<String, Finding.Side> sides(CauseId id) {
    Cause cause = Causes.all().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    return CauseSource.of(cause).sides();
  }

  private void remedy(int number, RemedyEntry remedy) {
    lines.add(
        number
            + ". **"
            + open.of(remedy.title())
            + "** ("
            + report.say(language, "kind." + remedy.kind().id())
            + say("; risk: ", "；风险：")
            + report.say(language, "risk." + remedy.risk().id())
            + (remedy.patch() ? say("; with a patch", "；附补丁") : "")
            + ")");
    remedy.steps().forEach(s -> lines.add("   - " + open.of(s)));
    if (!remedy.commands().isEmpty()) {
      lines.add("");
      lines.add("   ```sh");
      remedy.commands().forEach(c -> lines.add("   " + open.command(c)));
      lines.add("   ```");
      lines.add("");
    }
    remedy.rollback().forEach(r -> lines.add("   - " + say("To undo: ", "回滚：") + open.of(r)));
    StepId verify = StepId.byId(remedy.verify()).orElseThrow();
    lines.add(
        "   - "
            + say("To verify: ", "验证：")
            + open.of(catalogue.step(verify).name())
            + " (`"
            + verify.id()
            + "`)");
    blank();
  }

  private void clouds() {
    heading(2, "Clouds", "云厂商");
    table(
        say("cloud", "云厂商"),
        say("its DNS servers", "DNS 服务器"),
        say("limit", "限额"),
        say("what may block packets", "可能拦截报文的规则"),
        say("where to turn to", "提交渠道"),
        say("asked for there", "需补充的信息"));
    for (ProviderEntry entry : catalogue.providerEntries()) {
      row(
          open.of(entry.name()),
          open.of(entry.dnsServers()),
          open.of(entry.dnsLimit()),
          open.of(entry.packetFilter()),
          open.of(entry.support()),
          entry.ask().stream().map(open::of).collect(Collectors.joining(say("; ", "；"))));
    }
    blank();
  }

  private String link(CauseId id) {
    boolean known = catalogue.causes().stream().anyMatch(c -> c.id().equals(id));
    return known ? "[`" + id + "`](#" + id + ")" : "`" + id + "`";
  }

  private String comma() {
    return say(", ", "、");
  }

  private String say(String en, String zh) {
    return language == Language.ENGLISH ? en : zh;
  }

  private void heading(int depth, String en, String zh) {
    lines.add("#".repeat(depth) + " " + say(en, zh));
    blank();
  }

  private void paragraph(String text) {
    lines.add(text);
    blank();
  }

  private void table(String... columns) {
    row(columns);
    lines.add("|" + "---|".repeat(columns.length));
  }

  private void row(String... cells) {
    lines.add(
        Arrays.stream(cells)
            .map(c -> c.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |")));
  }

  private void blank() {
    lines.add("");
  }
}
