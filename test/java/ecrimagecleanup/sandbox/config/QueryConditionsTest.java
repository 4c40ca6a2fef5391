package ecrimagecleanup.sandbox.config;

import static ecrimagecleanup.sandbox.config.QueriedItems.HOST;
import static ecrimagecleanup.sandbox.config.QueriedItems.IMAGE;
import static ecrimagecleanup.sandbox.config.QueriedItems.found;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which resources a condition finds. */
class QueryConditionsTest {
  @Test
  void theRepositoryQueryFindsEveryFormOfAReferenceAndNoOtherRepository() {
    String repository = HOST + "orders";
    assertThat(
            found(
                ("resourceType = 'AWS::ECS::TaskDefinition' AND (%1$s = '%2$s' OR %1$s LIKE '%2$s:%%'"
                        + " OR %1$s LIKE '%2$s@%%')")
                    .formatted(IMAGE, repository)))
        .containsExactly("orders:1", "orders:2", "plain:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          configuration.Status = 'ACTIVE'                                | 3
          configuration.Status = 'active'                                | 0
          configuration.status = 'ACTIVE'                                | 0
          accountId IN ('111122223333', '777')                           | 2
          accountId NOT IN ('111122223333')                              | 3
          accountId IN ('111122223333', '777') AND configuration.Status = 'INACTIVE' | 1
          NOT accountId IN ('111122223333') AND configuration.Status = 'ACTIVE' | 2
          accountId IN ('777') OR accountId IN ('111122223333') AND accountId IN ('777') OR accountId IN ('111122223333') | 2
          accountId IN ('111122223333', '777') AND (configuration.Status = 'ACTIVE') | 1
          accountId = 111122223333                                       | 0
          configuration.DesiredCount = 3                                 | 1
          configuration.DesiredCount = 3.0                               | 1
          configuration.DesiredCount = '3'                               | 0
          configuration.DesiredCount BETWEEN 3 AND 5                     | 1
          configuration.DesiredCount BETWEEN 4 AND 5                     | 0
          configuration.DesiredCount NOT BETWEEN 4 AND 5                 | 5
          configuration.DesiredCount BETWEEN -1 AND 5                    | 1
          configuration.Managed = true                                   | 1
          configuration.Managed = FALSE                                  | 0
          NOT configuration.Status = 'ACTIVE'                            | 2
          NOT configuration.Nowhere.AtAll = 'x'                          | 5
          configuration.Nowhere.AtAll = 'x'                              | 0
          configuration = 'x'                                            | 0
          configuration.ContainerDefinitions = 'x'                       | 0
          NOT accountId = '111122223333' AND configuration.Status = 'ACTIVE' | 2
          NOT (accountId = '111122223333' AND configuration.Status = 'ACTIVE') | 4
          accountId = '1' OR accountId = '111122223333' AND configuration.Status = 'ACTIVE' | 1
          (accountId = '1' OR accountId = '111122223333') AND configuration.Status = 'ACTIVE' | 1
          configuration.Status LIKE 'INA%'                               | 1
          configuration.Status LIKE 'INACTIVE'                           | 1
          configuration.Status LIKE '_ACTIVE%'                           | 0
          configuration.Status LIKE 'ACT_VE%'                            | 3
          configuration.Status NOT LIKE 'ACT%'                           | 2
          configurationItemCaptureTime BETWEEN '2026-03-02T10:00:00Z' AND '2026-03-04T10:00:00Z' | 2
          configurationItemCaptureTime BETWEEN '2026-03-02T10:00:00.001Z' AND '2026-03-04T10:00:01Z' | 2
          configurationItemStatus = 'OK' and recordingFrequency = 'CONTINUOUS' | 5
          """)
  void conditions(String where, int items) {
    assertThat(found(where)).hasSize(items);
  }

  @Test
  void conditionsOnAnArrayAreTestedAgainstAllElementsIndependently() {
    String both = IMAGE + " LIKE '" + HOST + "otel%' AND " + IMAGE + " LIKE '" + HOST + "orders%'";
    assertThat(found(both)).containsExactly("orders:2");
  }

  @Test
  void anUnderscoreInARepositoryNameMatchesMoreThanItself() {
    assertThat(found(IMAGE + " LIKE '" + HOST + "order_:%'"))
        .containsExactly("orders:1", "orders:2");
  }

  @Test
  void charactersOfRegularExpressionsMeanNothing() {
    assertThat(found(IMAGE + " LIKE '.*.*%'")).isEmpty();
    assertThat(found(IMAGE + " LIKE '\u00dc\uD83D\uDE00)(%'")).isEmpty();
  }

  @Test
  void namesThatAreKeywordsElsewhereArePlainNames() {
    assertThat(found("configuration.Select.From.group-by = 'x' AND tags.tag = 'k=v'")).isEmpty();
  }
}
