package ecrimagecleanup.evidence.config;

import static ecrimagecleanup.decision.CheckFixtures.json;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.evidence.Workloads;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many task definitions name images of the registries, and where. */
class InUseTest {
  private static final String ORDERS = "111122223333/eu-central-1";

  @Test
  void reality06ARowStandsForAnAccountAndRegion() {
    InUse inUse =
        InUse.read(
            List.of(
                json(
                    """
                    {"accountId": "111122223333", "awsRegion": "eu-central-1", "COUNT(*)": 6}"""),
                json(
                    """
                    {"accountId": "111122223333", "awsRegion": "eu-central-1", "COUNT(*)": 1}"""),
                json(
                    """
                    {"accountId": "444455556666", "awsRegion": "eu-west-1", "COUNT(*)": 2}""")));

    assertThat(inUse).isEqualTo(new InUse(Map.of(ORDERS, 7L, "444455556666/eu-west-1", 2L), 0));
    assertThat(inUse.in(Workloads.parse(ORDERS))).isEqualTo(7);
  }

  /** As of a query that was written before places were asked for. */
  @Test
  void reality06ARowThatDoesNotSayWhereIsSomewhere() {
    assertThat(InUse.read(List.of(json("{\"COUNT(*)\": 6}"), json("{\"awsRegion\": \"x\"}"))))
        .isEqualTo(new InUse(Map.of(), 7));
  }
}
