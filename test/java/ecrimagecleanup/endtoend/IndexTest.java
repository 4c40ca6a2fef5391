package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.byDigest;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexTest {
  private static final Duration DAY = Duration.ofDays(1);

  @ParameterizedTest
  @ValueSource(strings = {"delete", "archive"})
  void anIndexGoesFirstAndItsImagesFollow(String action) {
    try (Installation installation = Installation.with(action)) {
      String child = installation.push("child");
      String index = installation.owner().pushIndex(ORDERS, "1", List.of(child));
      installation.useAndStop(image("1"));

      installation.pass(DAY.multipliedBy(6));

      assertThat(installation.removed()).startsWith(index).endsWith(child).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete", "archive"})
  void anImageOfAnIndexThatIsUsedStaysThoughNobodyNamesIt(String action) {
    try (Installation installation = Installation.with(action)) {
      String child = installation.push("child");
      installation.owner().pushIndex(ORDERS, "1", List.of(child));
      installation.production().register("orders", image("1"));
      installation.useAndStop(byDigest(child));

      installation.pass(DAY.multipliedBy(6));

      assertThat(installation.removed()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete", "archive"})
  void anIndexThatWasKeptForOneOfItsImagesGoesWhenThatFallsOutOfUse(String action) {
    try (Installation installation = Installation.with(action)) {
      String child = installation.push("child");
      String index = installation.owner().pushIndex(ORDERS, "1", List.of(child));
      String worker = installation.production().register("worker", byDigest(child));
      installation.useAndStop(image("1"));
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.removed()).isEmpty();

      installation.production().deregister(worker);
      installation.pass(DAY.multipliedBy(8));

      assertThat(installation.removed()).startsWith(index).endsWith(child).hasSize(2);
    }
  }

  @Test
  void withReportAnImageOfAnIndexThatIsUsedIsNotReported() {
    try (Installation installation = Installation.with("report")) {
      String child = installation.push("child");
      installation.owner().pushIndex(ORDERS, "1", List.of(child));
      installation.production().register("orders", image("1"));
      installation.useAndStop(byDigest(child));

      try (DecisionLog decisions = DecisionLog.watch()) {
        installation.pass(DAY.multipliedBy(3));

        assertThat(decisions.words()).contains("keep").doesNotContain("remove");
      }
    }
  }
}
