package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.DEVELOPMENT;
import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.image;
import static ecrimagecleanup.sandbox.EmbeddedAws.CHECKS_QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What tools that do this job got wrong with calls of AWS: answers that are not whole, refusals,
 * batches, cost. The numbers are those of a list of such failures.
 */
class PitfallsOfCallsTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HALF_A_WEEK = DAY.multipliedBy(3);

  @Test
  void pitfall07AnAccountThatCannotBeReachedKeepsEverything() {
    try (Installation installation = Installation.with("delete")) {
      installation.push("1");
      installation.pass(Duration.ofHours(1));
      installation.failSource(DEVELOPMENT);
      installation.useAndStop(image("1"));

      installation.pass(HALF_A_WEEK);

      assertThat(installation.calls("config.DescribeConfigurationAggregatorSourcesStatus"))
          .isPositive();
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void pitfall08AThrottledPageDoesNotEndAListingEarly() {
    try (Installation installation =
        Installation.impatient("delete", Installation.evidence("ecr-pull-time"))) {
      installation.push("1");
      installation.push("2");
      installation.registerMany(DEVELOPMENT, 100, image("2"));
      installation.account(DEVELOPMENT).register("z", image("1"));
      installation
          .faults()
          .add(
              FaultInjector.failing(
                  call ->
                      call.operation().equals("SelectAggregateResourceConfig")
                          && call.body().has("NextToken"),
                  call -> Fault.throttled()));
      installation.useAndStop(image("1"));

      // What AWS Config does not show is taken for unused by then: ECS is not asked.
      installation.pass(DAY.multipliedBy(3).plusHours(4));

      installation.assertAskedAndNothingRemoved();
    }
  }

  @Test
  void pitfall15WhatEcrRefusesToDeleteIsRecordedAsRefused() {
    try (Installation installation = Installation.with("delete", Installation.SHARED_FOR_LONG)) {
      installation.push("1");
      String second = installation.push("2");
      String one = installation.production().register("one", image("1"));
      String two = installation.production().register("two", image("2"));
      installation.pass(Duration.ofHours(2));
      installation.production().deregister(one);
      installation.pass(Duration.ofMinutes(2));
      installation.production().deregister(two);
      // The check of the first reads which images depend on each other; that of the second, an hour
      // later, still believes it.
      installation.pass(DAY.minusMinutes(1));
      installation.owner().pushIndex(ORDERS, "late", List.of(second));

      try (DecisionLog decisions = DecisionLog.watch()) {
        installation.pass(Duration.ofHours(2));

        assertThat(decisions.records())
            .filteredOn(line -> line.path("digest").asText().equals(second))
            .extracting(line -> line.path("outcome").asText() + line.path("code").asText())
            .contains("refusedImageReferencedByManifestList")
            .doesNotContain("removed");
      }
    }
  }

  @Test
  void pitfall16MoreThanAHundredImagesAreDeletedInBatchesOfAHundred() {
    try (Installation installation = Installation.with("delete", "cleanup.maximum-removals=2600")) {
      List<String> digests =
          IntStream.range(0, 150).mapToObj(i -> installation.push("v" + i)).toList();
      installation.pass(DAY.multipliedBy(2));

      installation
          .aws()
          .deliver(
              CHECKS_QUEUE,
              CheckMessages.due(installation.aws().now(), digests, DAY.multipliedBy(2)));
      installation.pass(Duration.ofMinutes(1));

      assertThat(installation.removed()).containsExactlyInAnyOrderElementsOf(digests);
      assertThat(installation.calls("ecr.BatchDeleteImage")).isEqualTo(2);
    }
  }

  @Test
  void pitfall19TheCostOfACheckGrowsWithPagesAndNotWithTaskDefinitions() {
    try (Installation installation =
        Installation.with("delete", Installation.evidence("ecr-pull-time"))) {
      installation.push("1");
      installation.push("2");
      installation.registerMany(DEVELOPMENT, 250, image("2"));
      // Not when the canary is renewed.
      installation.pass(Duration.ofHours(2));
      installation.useAndStop(image("1"));
      installation.pass(Duration.ofHours(1));
      long before = installation.calls("config.SelectAggregateResourceConfig");

      installation.pass(Duration.ofHours(24));

      assertThat(installation.removed()).hasSize(1);
      // For each of four checks at most, one of them of the other image: canaries, pages, services.
      assertThat(installation.calls("config.SelectAggregateResourceConfig") - before)
          .isBetween(5L, 24L);
      assertThat(installation.calls("ecs.DescribeTaskDefinition")).isZero();
    }
  }
}
