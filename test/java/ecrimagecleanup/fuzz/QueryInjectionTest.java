package ecrimagecleanup.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import ecrimagecleanup.fuzz.QueryJudge.Names;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Names that try to mean more than a name in a query for AWS Config. There is no escaping in its
 * language, so each has to be refused, or to be nothing but a name.
 */
class QueryInjectionTest {
  private static final long SEED = 20260310L;
  private static final int ATTEMPTS = 500;

  private static final List<String> HOSTILE =
      List.of(
          "'",
          "''",
          "\\'",
          "\\",
          "\"",
          "`",
          "' OR '1' = '1",
          "' OR accountId LIKE '111%",
          "') OR (resourceType = 'AWS::ECS::Service",
          "' AND NOT accountId = '1",
          "' GROUP BY accountId",
          "'; SELECT *",
          "' --",
          "--",
          "/*",
          "*/",
          "#",
          "%",
          "%%",
          "%'",
          "_",
          "__",
          "_%",
          "?",
          "(",
          ")",
          ",",
          ";",
          " ",
          "\t",
          "\n",
          "\r\n",
          "\u0000",
          "\u001b[2J",
          "\u00a0",
          "\u2028",
          "\u200b",
          "\u202e",
          "\ufeff",
          // quotes, percent signs and underscores that only look like it
          "\u2019",
          "\u02bc",
          "\uff07",
          "\u2032",
          "\uff05",
          "\u066a",
          "\uff3f",
          "\u203f",
          // letters and digits that are not those of ASCII, or become them
          "\u0430",
          "\uff41",
          "\u0131",
          "\u212a",
          "\u0660",
          "e\u0301",
          "\ud83d\ude00",
          "\ud800",
          "{images a.B}",
          "{task-definitions a.B}",
          "%s",
          "%1$s",
          "$1",
          "${env:HOME}",
          "{{cleanup.action}}",
          "\\E.*\\Q",
          ":",
          ":443",
          "@",
          "/",
          "//",
          "/../",
          ".",
          "..",
          "-",
          "NULL",
          "true",
          "or",
          "*");

  @Test
  void aNameIsRefusedOrMeansItself() {
    int understood = 0;
    for (long seed = SEED; seed < SEED + ATTEMPTS; seed++) {
      understood += judge(seed);
    }
    assertThat(understood)
        .as("some names are strange and legal, and each attempt has three")
        .isBetween(ATTEMPTS / 10, 3 * ATTEMPTS / 2);
  }

  private static int judge(long seed) {
    Names names = names(new SplittableRandom(seed));
    int[] understood = new int[1];
    assertAll("seed %d: %s".formatted(seed, names), () -> understood[0] = QueryJudge.judge(names));
    return understood[0];
  }

  private static Names names(SplittableRandom random) {
    return new Names(
        random.nextInt(8) == 0 ? spoiled(random, "999988887777") : "999988887777",
        random.nextInt(8) == 0 ? spoiled(random, "eu-central-1") : region(random),
        spoiled(random, repository(random)),
        spoiled(random, family(random)));
  }

  private static String region(SplittableRandom random) {
    return List.of("eu-central-1", "us-gov-west-1", "cn-north-1", "eusc-de-east-1", "us-iso-east-1")
        .get(random.nextInt(5));
  }

  private static String repository(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> "team/orders";
      case 1 -> "a_b/c.d-e_f";
      case 2 -> "a".repeat(random.nextInt(1, 258));
      default -> "0/".repeat(random.nextInt(1, 128)) + "z";
    };
  }

  private static String family(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> "orders";
      case 1 -> "A_b-9";
      case 2 -> "f".repeat(random.nextInt(1, 258));
      default -> "_".repeat(random.nextInt(1, 6));
    };
  }

  /** With something hostile in one or two places, in place of all of it, or in none. */
  private static String spoiled(SplittableRandom random, String name) {
    StringBuilder spoiled = new StringBuilder(name);
    for (int i = random.nextInt(3); i > 0; i--) {
      String hostile = HOSTILE.get(random.nextInt(HOSTILE.size()));
      if (random.nextInt(10) == 0) {
        spoiled.setLength(0);
      }
      spoiled.insert(random.nextInt(spoiled.length() + 1), hostile);
    }
    return spoiled.toString();
  }
}
