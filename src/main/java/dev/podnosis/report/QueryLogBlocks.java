package dev.podnosis.report;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.QueryLog;
import dev.podnosis.dns.EnumId;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.report.page.Block;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether queries are logged, and what it takes and costs to switch that on. */
public final class QueryLogBlocks {
  private final QueryLog log;
  private final ReportWords words;

  QueryLogBlocks(CaseFile file, ReportWords words) {
    this.log = new QueryLog(new Facts(file));
    this.words = words;
  }

  /** For the window, where only lines and patch are asked for. */
  public static QueryLogBlocks of(CaseFile file, Wording wording) {
    return new QueryLogBlocks(file, new ReportWords(wording, ZoneOffset.UTC));
  }

  /**
   * What it says in plain lines: whether it is on; where a patch is offered, its cost and undoing.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(words.say("query-log." + EnumId.of(log.state())));
    if (log.patch().isPresent()) {
      lines.add(
          log.bytesPerHour() > 0
              ? words.say("query-log.cost-known", "size", Figures.bytes(log.bytesPerHour()))
              : words.say("query-log.cost"));
      lines.add(words.say("query-log.rollback"));
    }
    return lines;
  }

  /** The change that switches it on; empty where it is on or cannot be told. */
  public Optional<Patch> patch() {
    return log.patch();
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(words.say("heading.query-log")));
    lines().forEach(l -> blocks.add(Block.Paragraph.plain(l)));
    patch()
        .ifPresent(
            p -> {
              blocks.add(Block.Paragraph.aside(words.say("patch", "target", p.target())));
              blocks.add(new Block.Diff(p.diff()));
            });
    return blocks;
  }
}
