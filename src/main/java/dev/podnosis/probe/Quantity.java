package dev.podnosis.probe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes quantities such as {@code 100m}, {@code 170Mi}, {@code 1.5} (apimachinery resource).
 */
final class Quantity {
  private static final Pattern SHAPE =
      Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?)(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?");
  private static final Map<String, BigDecimal> FACTORS =
      Map.ofEntries(
          Map.entry("n", new BigDecimal("1e-9")),
          Map.entry("u", new BigDecimal("1e-6")),
          Map.entry("m", new BigDecimal("1e-3")),
          Map.entry("k", new BigDecimal("1e3")),
          Map.entry("M", new BigDecimal("1e6")),
          Map.entry("G", new BigDecimal("1e9")),
          Map.entry("T", new BigDecimal("1e12")),
          Map.entry("P", new BigDecimal("1e15")),
          Map.entry("E", new BigDecimal("1e18")),
          Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
          Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
          Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
          Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
          Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
          Map.entry("Ei", BigDecimal.valueOf(1L << 60)));

  private Quantity() {}

  /** CPU in thousandths of a core; null when it cannot be read. */
  static @Nullable Long millis(String text) {
    return scaled(text, BigDecimal.valueOf(1000));
  }

  /** A whole number of units, such as bytes; null when it cannot be read. */
  static @Nullable Long units(String text) {
    return scaled(text, BigDecimal.ONE);
  }

  private static @Nullable Long scaled(String text, BigDecimal scale) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      return null;
    }
    BigDecimal factor =
        matcher.group(2) == null
            ? BigDecimal.ONE
            : FACTORS.getOrDefault(matcher.group(2), BigDecimal.ONE);
    BigDecimal value = new BigDecimal(matcher.group(1)).multiply(factor).multiply(scale);
    return value
        .min(BigDecimal.valueOf(Long.MAX_VALUE))
        .setScale(0, RoundingMode.CEILING)
        .longValue();
  }
}
