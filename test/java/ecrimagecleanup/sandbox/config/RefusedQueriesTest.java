package ecrimagecleanup.sandbox.config;

import static ecrimagecleanup.sandbox.config.QueriedItems.HOST;
import static ecrimagecleanup.sandbox.config.QueriedItems.IMAGE;
import static ecrimagecleanup.sandbox.config.QueriedItems.ITEMS;
import static ecrimagecleanup.sandbox.config.QueriedItems.found;
import static ecrimagecleanup.sandbox.config.QueriedItems.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.sandbox.AwsError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no query, or more of one than AWS Config takes. */
class RefusedQueriesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "SELECT",
        "DELETE WHERE accountId = 'x'",
        "WHERE accountId = 'x'",
        "SELECT accountId FROM resources",
        "SELECT accountId AS a",
        "SELECT accountId awsRegion",
        "SELECT accountId, *",
        "SELECT DISTINCT accountId",
        "SELECT ALL accountId",
        "SELECT TOP 3 accountId",
        "SELECT accountId LIMIT 3",
        "SELECT accountid",
        "SELECT accountId.x",
        "SELECT unknown",
        "SELECT 'x'",
        "SELECT MAX(accountId)",
        "SELECT COUNT(accountId)",
        "SELECT COUNT(*), awsRegion",
        "SELECT (accountId)",
        "SELECT accountId JOIN b",
        "SELECT accountId UNION SELECT accountId",
        "SELECT accountId; SELECT accountId",
        "SELECT accountId;",
        "SELECT accountId SELECT accountId",
        "(SELECT accountId)",
        "SELECT CASE WHEN accountId = 'x' THEN 1 END",
        "SELECT accountId WHERE",
        "SELECT accountId WHERE accountId",
        "SELECT accountId WHERE accountId = awsRegion",
        "SELECT accountId WHERE 'x' = accountId",
        "SELECT accountId WHERE 'x' = 'x'",
        "SELECT accountId WHERE 1 = 1",
        "SELECT accountId WHERE true",
        "SELECT accountId WHERE accountId = NULL",
        "SELECT accountId WHERE accountId IS NULL",
        "SELECT accountId WHERE accountId IS NOT NULL",
        "SELECT accountId WHERE accountId <> 'x'",
        "SELECT accountId WHERE accountId != 'x'",
        "SELECT accountId WHERE accountId > 'x'",
        "SELECT accountId WHERE NOT NOT",
        "SELECT accountId WHERE accountId = ('x')",
        "SELECT accountId WHERE accountId IN ()",
        "SELECT accountId WHERE accountId IN 'x'",
        "SELECT accountId WHERE accountId IN (SELECT accountId)",
        "SELECT accountId WHERE accountId IN (awsRegion)",
        "SELECT accountId WHERE COUNT(*) = 1",
        "SELECT accountId WHERE accountId = \"x\"",
        "SELECT accountId WHERE accountId = `x`",
        "SELECT accountId WHERE accountId = 'it''s'",
        "SELECT accountId WHERE accountId = 'x''y'",
        "SELECT accountId WHERE accountId = 'x\\'",
        "SELECT accountId WHERE accountId = 'x",
        "SELECT accountId WHERE accountId = 'x' 'y'",
        "SELECT accountId WHERE accountId = 'x' -- all",
        "SELECT accountId WHERE accountId = 'x' /* all */",
        "SELECT accountId # all",
        "SELECT accountId WHERE accountId LIKE '%'",
        "SELECT accountId WHERE accountId LIKE '%abc'",
        "SELECT accountId WHERE accountId LIKE 'abc%def'",
        "SELECT accountId WHERE accountId LIKE 'abc%%'",
        "SELECT accountId WHERE accountId LIKE 'ab%'",
        "SELECT accountId WHERE accountId LIKE 'ab'",
        "SELECT accountId WHERE accountId LIKE 123",
        "SELECT accountId WHERE 'abc%' LIKE accountId",
        "SELECT accountId WHERE accountId LIKE 'abc%' ESCAPE '!'",
        "SELECT accountId WHERE accountId = 3x",
        "SELECT accountId WHERE accountId = 1.2.3",
        "SELECT accountId WHERE accountId = :name",
        "SELECT accountId WHERE configuration.a[0] = 'x'",
        "SELECT accountId WHERE configuration..a = 'x'",
        "SELECT configuration.Status WHERE configuration.status = 'x'",
        "SELECT accountId, awsRegion GROUP BY accountId",
        "SELECT accountId GROUP BY (accountId)",
        "SELECT accountId GROUP BY ()",
        "SELECT * GROUP BY accountId",
        "SELECT accountId, COUNT(*) GROUP BY accountId, awsRegion ORDER BY COUNT(*)",
        "SELECT accountId GROUP BY accountId, awsRegion, arn, resourceId",
        "SELECT accountId GROUP BY accountId HAVING COUNT(*) = 1",
        "SELECT accountId GROUP BY accountId ORDER BY awsRegion",
        "SELECT accountId ORDER BY COUNT(*)",
        "SELECT accountId ORDER BY 'x'"
      })
  void everythingElseIsRefused(String expression) {
    assertRefused(expression);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x' OR accountId = '111122223333",
        "x') OR (accountId = '111122223333",
        "x' --",
        "x' /*",
        "x\\' OR accountId LIKE '1111%",
        "'; SELECT * WHERE accountId LIKE '1111%",
        "x'' OR ''1''=''1",
        "x' UNION SELECT arn WHERE accountId LIKE '1111",
        "x\u2019 OR 1=1",
        "p0",
        "s0",
        "x\n' OR 'a' = 'a"
      })
  void aValueCannotWidenAQueryUnlessTheCallerForgotToValidateTheQuote(String repository) {
    String query =
        "SELECT arn WHERE " + IMAGE + " LIKE '" + HOST + repository + ":%' AND accountId = 'none'";
    try {
      assertThat(ConfigQuery.parse(query).run(ITEMS)).isEmpty();
    } catch (AwsError refused) {
      assertThat(refused.code()).isEqualTo("InvalidExpressionException");
    }
  }

  @Test
  void theLengthIsLimited() {
    String longest = "SELECT arn WHERE arn = '" + "x".repeat(4096 - 25) + "'";
    assertThat(longest).hasSize(4096);
    assertThat(run(longest)).isEmpty();
    assertRefused(longest + " ");
  }

  @Test
  @Timeout(5)
  void longAndDeepQueriesAreAnsweredQuickly() {
    String any = "arn = 'x'" + " OR arn = 'x'".repeat(300);
    assertThat(found(any)).isEmpty();
    String deep = "(".repeat(20) + "arn = 'x'" + ")".repeat(20);
    assertThat(found(deep)).isEmpty();
    assertRefused("SELECT arn WHERE " + "(".repeat(1000) + "arn = 'x'" + ")".repeat(1000));
  }

  private static void assertRefused(String expression) {
    assertThatThrownBy(() -> ConfigQuery.parse(expression))
        .isInstanceOfSatisfying(
            AwsError.class,
            error -> assertThat(error.code()).isEqualTo("InvalidExpressionException"));
  }
}
