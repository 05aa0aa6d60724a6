package dev.podnosis.coredns;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The releases of CoreDNS: month, and for some the digest of the image on Docker Hub (as listed by
 * corefile-migration).
 */
final class Releases {
  private static final String TABLE =
      """
      1.0.0 2017-12
      1.1.0 2018-03
      1.1.1 2018-03
      1.1.2 2018-04
      1.1.3 2018-05
      1.1.4 2018-06
      1.2.0 2018-07
      1.2.1 2018-08
      1.2.2 2018-08
      1.2.3 2018-10
      1.2.4 2018-10
      1.2.5 2018-10
      1.2.6 2018-11
      1.3.0 2018-12
      1.3.1 2019-01
      1.4.0 2019-03 70a92e9f6fc604f9b629ca331b6135287244a86612f550941193ec7e12759417
      1.5.0 2019-04 e83beb5e43f8513fa735e77ffc5859640baea30a882a11cc75c4c3244a737d3c
      1.5.1 2019-06 451817637035535ae1fc8639753b453fa4b781d0dea557d5da5cb3c131e62ef5
      1.5.2 2019-07 586d15ec14911ee680ac9c5af20ff24b9d1412fbbf0e05862ee1f5c37baa65b2
      1.6.0 2019-07 263d03f2b889a75a0b91e035c2a14d45d7c1559c53444c5f7abf3a76014b779d
      1.6.1 2019-08 9ae3b6fcac4ee821362277de6bd8fd2236fa7d3e19af2ef0406d80b595620a7a
      1.6.2 2019-08 12eb885b8685b1b13a04ecf5c23bc809c2e57917252fd7b0be9e9c00644e8ee5
      1.6.3 2019-08 cfa7236dab4e3860881fdf755880ff8361e42f6cba2e3775ae48e2d46d22f7ba
      1.6.4 2019-09 493ee88e1a92abebac67cbd4b5658b4730e0f33512461442d8d9214ea6734a9b
      1.6.5 2019-11 7ec975f167d815311a7136c32e70735f0d00b73781365df1befd46ed35bd4fe7
      1.6.6 2019-12 41bee6992c2ed0f4628fcef75751048927bcd6b1cee89c79f6acb63ca5474d5a
      1.6.7 2020-01 2c8d61c46f484d881db43b34d13ca47a269336e576c81cf007ca740fa9ec0800
      1.6.8 2020-03
      1.6.9 2020-03 40ee1b708e20e3a6b8e04ccd8b6b3dd8fd25343eab27c37154946f232649ae21
      1.7.0 2020-06 73ca82b4ce829766d4f1f10947c3a338888f876fbed0540dc849c89ff256e90c
      1.7.1 2020-09 4a6e0769130686518325b21b0c1d0688b54e7c79244d48e1b15634e98e40c6ef
      1.8.0 2020-10 cc8fb77bc2a0541949d1d9320a641b82fd392b0d3d8145469ca4709ae769980e
      1.8.1 2021-01
      1.8.3 2021-02
      1.8.4 2021-05
      1.8.5 2021-09
      1.8.6 2021-10
      1.8.7 2021-12
      1.9.0 2022-02
      1.9.1 2022-03
      1.9.2 2022-05
      1.9.3 2022-05
      1.9.4 2022-09
      1.10.0 2022-09
      1.10.1 2023-02
      1.11.0 2023-07
      1.11.1 2023-08
      1.11.2 2024-01
      1.11.3 2024-04
      1.11.4 2024-11
      1.12.0 2024-11
      1.12.1 2025-04
      1.12.2 2025-06
      1.12.3 2025-08
      1.12.4 2025-09
      1.13.0 2025-10
      1.13.1 2025-10
      1.13.2 2025-12
      1.14.0 2026-01
      1.14.1 2026-01
      1.14.2 2026-03
      1.14.4 2026-06
      1.14.5 2026-07
      1.14.6 2026-07
      """;

  private static final Map<CoreDnsVersion, YearMonth> MONTHS = new HashMap<>();
  private static final Map<String, CoreDnsVersion> DIGESTS = new HashMap<>();

  static {
    for (String line : TABLE.split("\n")) {
      String[] column = line.split(" ");
      CoreDnsVersion version = CoreDnsVersion.parse(column[0]).orElseThrow();
      MONTHS.put(version, YearMonth.parse(column[1]));
      if (column.length > 2) {
        DIGESTS.put("sha256:" + column[2], version);
      }
    }
  }

  private Releases() {}

  static Optional<YearMonth> monthOf(CoreDnsVersion version) {
    return Optional.ofNullable(MONTHS.get(version.release()));
  }

  static Optional<CoreDnsVersion> ofDigest(String digest) {
    return Optional.ofNullable(DIGESTS.get(digest));
  }
}
