package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sandbox's namespace is found by the pod's address. The script is real; {@code nsenter}, which
 * takes root, is played by a program that shows the namespace's files.
 */
@DisabledOnOs(OS.WINDOWS)
class FindNamespaceTest {
  @TempDir Path folder;
  private Path root;
  private Path tools;

  @BeforeEach
  void node() throws IOException {
    root = folder.resolve("root");
    tools = Files.createDirectories(folder.resolve("tools"));
    Path nsenter = tools.resolve("nsenter");
    Files.writeString(nsenter, "#!/bin/sh\ncat \"${1#-n}\"\n");
    assertTrue(nsenter.toFile().setExecutable(true));
    namespace("run/netns/cni-11111111-aaaa", "10.244.1.4", "");
    namespace("run/netns/cni-22222222-bbbb", "10.244.1.5", "fd00000000000000000000000000beef");
    namespace("run/docker/netns/c0ffee123456", "10.244.1.6", "");
  }

  @Test
  void findsTheNamespaceOfEachAddress() throws IOException, InterruptedException {
    assertEquals(path("run/netns/cni-11111111-aaaa"), find("10.244.1.4"));
    assertEquals(path("run/netns/cni-22222222-bbbb"), find("10.244.1.5"));
    assertEquals(path("run/docker/netns/c0ffee123456"), find("10.244.1.6"));
    assertEquals(path("run/netns/cni-22222222-bbbb"), find("fd00::beef"));
  }

  /** 10.244.1.1 is a gateway in the routes and 10.244.1.0 a network: neither is an own address. */
  @Test
  void takesOnlyAddressesOfItsOwn() throws IOException, InterruptedException {
    assertEquals(Optional.empty(), find("10.244.1.1"));
    assertEquals(Optional.empty(), find("10.244.1.0"));
    assertEquals(Optional.empty(), find("10.244.1.44"));
    assertEquals(Optional.empty(), find("fd00::bee"));
  }

  @Test
  void takesNoHostilePath() {
    String trie = "           |-- 10.0.0.1\n              /32 host LOCAL\n";
    assertEquals(Optional.empty(), FindNamespace.choose("@ /x/netns/$(id)\n" + trie, addresses()));
    assertEquals(Optional.empty(), FindNamespace.choose("@ /run/netns/a b\n" + trie, addresses()));
    assertEquals(
        Optional.of("/run/netns/a"), FindNamespace.choose("@ /run/netns/a\n" + trie, addresses()));
  }

  private static List<String> addresses() {
    return List.of("10.0.0.1");
  }

  private Optional<String> path(String below) {
    return Optional.of(root.resolve(below).toString());
  }

  private Optional<String> find(String address) throws IOException, InterruptedException {
    String output = RealShell.output(tools, FindNamespace.command(root.toString()));
    return FindNamespace.choose(output, List.of(address));
  }

  /** What /proc/net/fib_trie and if_inet6 of a pod with this address hold (proc_net(5)). */
  private void namespace(String path, String address, String v6) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        Main:
          +-- 0.0.0.0/0 3 0 4
             |-- 0.0.0.0
                /0 universe UNICAST
             +-- 10.244.1.0/24 2 0 2
                |-- 10.244.1.0
                   /24 link UNICAST
                |-- 10.244.1.1
                   /32 link UNICAST
        Local:
          +-- 0.0.0.0/0 3 0 5
             |-- %1$s
                /32 host LOCAL
             |-- 10.244.1.255
                /32 link BROADCAST
             |-- 127.0.0.1
                /32 host LOCAL
        %2$s\
        """
            .formatted(address, v6.isEmpty() ? "" : v6 + " 02 40 00 80     eth0\n"));
  }
}
