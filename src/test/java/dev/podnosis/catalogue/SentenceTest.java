package dev.podnosis.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SentenceTest {

  @Test
  void placesAreFilledByName() {
    Sentence sentence = new Sentence(Language.ENGLISH, "{pod} asked {n} times");
    assertEquals("a$1\\ asked 20 times", sentence.fill(Map.of("pod", "a$1\\", "n", 20)));
    assertEquals(Set.of("pod", "n"), sentence.arguments());
  }

  @Test
  void aWordCanDependOnANumber() {
    Sentence sentence = new Sentence(Language.ENGLISH, "{n} {n:pod|pods}");
    assertEquals("1 pod", sentence.fill(Map.of("n", 1)));
    assertEquals("0 pods", sentence.fill(Map.of("n", 0)));
    assertEquals("41\u202f380 pods", sentence.fill(Map.of("n", 41380L)));
    assertEquals(Set.of("n"), sentence.arguments());
  }

  @Test
  void severalNamesStandAsTheLanguageListsThem() {
    Map<String, Object> two = Map.of("nodes", List.of("a", 2));
    assertEquals("Nodes: a, 2", new Sentence(Language.ENGLISH, "Nodes: {nodes}").fill(two));
    assertEquals("节点：a、2", new Sentence(Language.CHINESE, "节点：{nodes}").fill(two));
    assertEquals("节点：–", new Sentence(Language.CHINESE, "节点：{n}").fill(Map.of("n", Set.of())));
  }

  @Test
  void aTextStandsInTheSentencesLanguage() {
    Map<String, Object> node = Map.of("what", new Text("node", "节点"));
    assertEquals("节点", new Sentence(Language.CHINESE, "{what}").fill(node));
  }

  @Test
  void aMissingArgumentIsNamed() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Sentence(Language.ENGLISH, "{a} {b}").fill(Map.of("a", 1)));
    assertEquals("No argument 'b' for: {a} {b}", e.getMessage());
  }

  @Test
  void argumentsAreFilledOnceSoThatTextFromAClusterCannotAddPlaces() {
    assertEquals("{b}", new Sentence(Language.ENGLISH, "{a}").fill(Map.of("a", "{b}")));
  }
}
