package dev.podnosis.demo.program;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The programs by name, and the scripts by the name they are started under ({@code sh -c SCRIPT
 * NAME ARGS…}). A new program or script is one class and one line here.
 */
public final class Programs {
  private final Map<String, Program> programs = new TreeMap<>();
  private final Map<String, Program> scripts = new TreeMap<>();

  /** All that come with the demo cluster. */
  public Programs() {
    programs.put("cat", new Cat());
    programs.put("cut", new TextFilters.Cut());
    programs.put("date", new Date());
    programs.put("dig", new Dig());
    programs.put("echo", new Echo());
    programs.put("false", call -> 1);
    programs.put("getconf", new Getconf());
    programs.put("getent", new Getent());
    programs.put("grep", new TextFilters.Grep());
    programs.put("head", new TextFilters.Head());
    programs.put("hostname", new Hostname());
    programs.put("id", new Id());
    programs.put("ldd", new Ldd());
    programs.put("ls", new Ls());
    programs.put("nc", new Nc());
    programs.put("nslookup", new Nslookup());
    programs.put("ping", new Ping());
    programs.put("printf", new Printf());
    programs.put("curl", new Curl());
    programs.put("sleep", new Sleep());
    programs.put("sort", new TextFilters.Sort());
    programs.put("tail", new TextFilters.Tail());
    programs.put("timeout", new Timeout(this));
    programs.put("true", call -> 0);
    programs.put("uname", new Uname());
    programs.put("wc", new TextFilters.Wc());
    programs.put("wget", new Wget());
    programs.put("busybox", new Busybox(this));
    scripts.put("podnosis-ask", new AskTool(this));
    scripts.put("podnosis-container", new ContainerTool(this));
    scripts.put("podnosis-tries", new TriesTool(this));
    scripts.put("podnosis-node", new NodeTool(this));
    scripts.put("podnosis-find", new FindTool());
    scripts.put("podnosis-file", new FileTool());
    programs.put("nsenter", new Nsenter(this));
    for (String name : List.of("conntrack", "ip", "ipvsadm", "nft", "ss")) {
      programs.put(name, NodeTexts.command());
    }
    programs.put("dmesg", NodeTexts.dmesg());
    programs.put("iptables-save", new IptablesSave());
    programs.put("readlink", new Readlink());
    Shell shell = new Shell(this);
    for (String name : List.of("sh", "bash", "ash")) {
      programs.put(name, shell);
    }
  }

  /** The script that is started under this name; null when there is none. */
  @Nullable Program script(String name) {
    return scripts.get(name);
  }

  /** Runs a command in its setting. */
  public int run(Call call) throws InterruptedException, MissingProgramException {
    return find(call.name(), call.setting()).run(call);
  }

  /** Runs a program of BusyBox, whatever else lies on the PATH. */
  Program applet(String name) throws MissingProgramException {
    Program program = programs.get(name);
    if (program == null) {
      throw new MissingProgramException(name);
    }
    return program;
  }

  private Program find(String word, Setting setting) throws MissingProgramException {
    String name = word.substring(word.lastIndexOf('/') + 1);
    Program program = programs.get(name);
    boolean onPath = !word.contains("/") || word.matches("(/usr)?/s?bin/[a-z0-9-]+");
    if (program == null || !onPath || !setting.image().has(name)) {
      throw new MissingProgramException(word);
    }
    return program;
  }
}
