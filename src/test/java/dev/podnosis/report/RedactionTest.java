package dev.podnosis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.evidence.Level;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final String SECRET = "s3cr3tValue9XyZ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token: #",
        "Authorization: Bearer #abcdefgh",
        "curl -H 'Authorization: Bearer #' https://api",
        "kubectl --token # get pods",
        "kubectl --token=# get pods",
        "--password '#'",
        "https://admin:#@registry.example.com/v2/",
        "postgres://user:#@db:5432/app",
        "{\"password\": \"#\"}",
        "{\"clientSecret\":\"#\"}",
        "client-key-data: #",
        "certificate-authority-data: #",
        "AWS_SECRET_ACCESS_KEY=#",
        "DB_HOST=#",
        "A=1\nHOME=#\nB=2",
        "X=1\u0000PATH=#\u0000",
        "env:\n- name: DB_URL\n  value: #",
        "\"env\":[{\"name\":\"DB_URL\",\"value\":\"#\"}]",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIE#\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN CERTIFICATE-----\nMIIE#",
        "https://h/x?access_token=#&b=1",
        "Cookie: session=#",
        "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.#",
        "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tC#"
      })
  void removesSecrets(String text) {
    String clean = Redaction.secrets(text.replace("#", SECRET));
    assertFalse(clean.contains(SECRET), clean);
    assertTrue(clean.contains("[REDACTED]"), clean);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "options ndots:5\nsearch shop.svc.cluster.local",
        "- name: ndots\n  value: \"2\"",
        "\"options\":[{\"name\":\"ndots\",\"value\":\"2\"}]",
        "NAME=\"Debian GNU/Linux\"\nVERSION_ID=\"13\"\nID=debian",
        "[ERROR] plugin/errors: 2 www.example.com. A: read udp 10.0.0.5:4313->10.0.0.2:53: i/o timeout",
        "kubectl -n kube-system logs coredns-56b5b8d686-2l9tb --timestamps",
        ";; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1234",
        "basic checks of the cluster",
        "forward . /etc/resolv.conf"
      })
  void leavesTheRest(String text) {
    assertEquals(text, Redaction.secrets(text));
  }

  @Test
  void takesLittleTimeWhateverTheText() {
    for (String piece :
        List.of(
            "token",
            "a.",
            "eyJ",
            "\"name\":\"",
            "-----BEGIN A-----",
            "- name: x\n",
            "://a",
            "A=",
            "10.",
            "::")) {
      String text = piece.repeat(20_000);
      assertTrue(Redaction.secrets(text).length() <= text.length() * 12L);
    }
  }

  private final Diagnosis diagnosis = SampleDiagnoses.of("corefile-unknown-directive", Level.EXEC);

  @Test
  void theSameNameAlwaysGetsTheSamePseudonym() {
    Redaction redaction = Redaction.ofNames(diagnosis);
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      String address =
          "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
      String domain = "h" + random.nextInt(1000) + ".corp" + random.nextInt(50) + ".com";
      String text = "from " + address + ":53 to " + domain + ". (" + address + ")";
      String once = redaction.line(text);
      assertFalse(once.contains(address), once);
      assertFalse(once.contains(domain), once);
      assertEquals(once, redaction.line(text));
      String alone = redaction.line(address);
      assertEquals(3, once.split(java.util.regex.Pattern.quote(alone), -1).length, once);
      assertNotEquals(alone, redaction.line(domain));
    }
  }

  @Test
  void namesOfTheCaseAreFoundInAnyText() {
    Redaction redaction = Redaction.ofNames(diagnosis);
    String pod = String.valueOf(diagnosis.caseFile().target().pod());
    assertFalse(redaction.line("pod " + pod + " fails").contains(pod));
    assertFalse(redaction.line("kubectl -n shop get pods").contains("shop"));
    assertFalse(redaction.line("node node1 is fine").contains("node1"));
    assertFalse(redaction.line("www.example.com.shop.svc.cluster.local").contains("shop"));
    assertEquals("kube-system/kube-dns", redaction.line("kube-system/kube-dns"));
    assertEquals("/etc/resolv.conf at 20:13:02", redaction.line("/etc/resolv.conf at 20:13:02"));
    assertFalse(redaction.line("2001:db8::17 and fe80::1").contains("db8"));
    assertEquals("127.0.0.1 and ::1", redaction.line("127.0.0.1 and ::1"));
  }
}
