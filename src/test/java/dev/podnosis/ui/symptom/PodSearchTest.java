package dev.podnosis.ui.symptom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodSearchTest {
  @ParameterizedTest
  @CsvSource({
    "checkout,               '', '', '', checkout",
    "' CheckOut ',           '', '', '', checkout",
    "shop/checkout,          shop, '', '', checkout",
    "shop/,                  shop, '', '', ''",
    "172.20.6.71,            '', '', status.podIP=172.20.6.71, ''",
    "fd00::12,               '', '', status.podIP=fd00::12, ''",
    "app=checkout,           '', app=checkout, '', ''",
    "'app=checkout,tier!=x', '', 'app=checkout,tier!=x', '', ''",
    "app.kubernetes.io/name=web, '', app.kubernetes.io/name=web, '', ''",
    "1.2.3,                  '', '', '', 1.2.3",
    "'',                     '', '', '', ''",
  })
  void whatCanBeLookedForByTheServerIs(
      String typed, String namespace, String labels, String fields, String part) {
    PodSearch search = PodSearch.of(typed, "", "", "");
    assertEquals(namespace, search.namespace());
    assertEquals(labels, search.labels());
    assertEquals(fields, search.fields());
    assertEquals(part, search.part());
  }
}
