package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Counters of Linux as it prints them. */
class ProcTextTest {
  @Test
  void takesTheDroppedPacketsOfPhysicalInterfaces() {
    String dev =
        """
        Inter-|   Receive                                                |  Transmit
         face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
            lo: 100 1 9 9 0 0 0 0 100 1 9 9 0 0 0 0
          eth0: 310881 918273 2 31 0 0 0 0 98112 370122 1 5 0 0 0 0
        veth12: 100 1 7 7 0 0 0 0 100 1 7 7 0 0 0 0
        """;
    assertEquals(
        Map.of(
            "nic.rx_errors", 2L, "nic.rx_dropped", 31L, "nic.tx_errors", 1L, "nic.tx_dropped", 5L),
        ProcText.interfaces(dev));
  }

  @Test
  void addsTheProcessors() {
    assertEquals(
        Map.of("softnet.dropped", 0x12L, "softnet.squeezed", 0x5L),
        ProcText.softnet("000df53c 00000002 00000001\n000c1982 00000010 00000004\n"));
    assertEquals(
        Map.of("conntrack.insert_failed", 7L, "conntrack.drop", 3L),
        ProcText.conntrackTool(
            "cpu=0 found=0 insert_failed=4 drop=3\ncpu=1 found=0 insert_failed=3 drop=0\n"));
  }

  @Test
  void readsOnlyWhatFits() {
    assertEquals(Map.of(), ProcText.snmp("Udp: InErrors\nUdp: many\n"));
    assertEquals(Map.of(), ProcText.softnet("cat: can't open '/proc/net/softnet_stat'"));
    assertEquals(Map.of(), ProcText.conntrackFile(""));
    assertEquals(Double.NaN, ProcText.first("cat: no such file"));
    assertNull(ProcStat.parse("cpu  1 2 x 4 5 6 7 8\n"));
  }

  @Test
  void tellsHowBusyTheProcessorsWereBetweenTwoReadings() {
    ProcStat before = Objects.requireNonNull(ProcStat.parse("cpu  100 0 50 800 50 0 0 0 0 0\n"));
    ProcStat after = Objects.requireNonNull(ProcStat.parse("cpu  180 0 60 805 55 0 0 0 0 0\n"));
    assertEquals(0.9, Objects.requireNonNull(after.busySince(before)), 1e-9);
    assertNull(before.busySince(before));
  }
}
