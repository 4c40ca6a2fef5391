package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.DEVELOPMENT;
import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.START;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ImageDeletionCheckJson;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryGraph;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.settings.SettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools that do this job got wrong. The numbers are those of a list of such failures. */
class PitfallsTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HALF_A_WEEK = DAY.multipliedBy(3);

  /** Uses an image of {@link Installation#ORDERS} for a moment. */
  private static void useAndStop(Installation installation, String reference) {
    installation.production().deregister(installation.production().register("orders", reference));
  }

  private static void assertNothingRemoved(Installation installation) {
    assertThat(installation.calls("config.SelectAggregateResourceConfig")).isPositive();
    assertThat(installation.removed()).isEmpty();
  }

  @Test
  void pitfall01AServiceRunsAndScalesOnAnInactiveTaskDefinition() {
    try (Installation installation = Installation.with("delete")) {
      installation.push("1");
      String revision = installation.production().register("orders", image("1"));
      installation.production().createService("orders", revision, 1);
      installation.production().deregister(revision);
      installation.pass(HALF_A_WEEK);

      installation.production().scale("orders", 5);
      installation.pass(HALF_A_WEEK);

      assertNothingRemoved(installation);
      assertThat(installation.aws().world().ledger().failedPulls()).isEmpty();
    }
  }

  @Test
  void pitfall02WhereTagsCanMoveNoImageGoesOnTheStrengthOfReferences() {
    try (Installation installation = Installation.with("delete")) {
      Map<String, String> optedIn = Map.of("ecr-image-cleanup", "enabled");
      installation.owner().createRepository("team/mutable", optedIn);
      String tagged = image("1").replace(ORDERS, "team/mutable");
      installation.owner().push("team/mutable", "1", "tagged", 1000);
      String untagged = installation.owner().push("team/mutable", "", "untagged", 1000);
      useAndStop(installation, tagged);
      useAndStop(installation, tagged.replace(":1", "@" + untagged));

      try (DecisionLog decisions = DecisionLog.watch()) {
        installation.pass(HALF_A_WEEK);

        assertThat(decisions.words()).contains("keep").doesNotContain("remove");
      }
      assertNothingRemoved(installation);
    }
  }

  @Test
  void pitfall03ReferencesByDigestAndByTagAndDigestAreUses() {
    try (Installation installation = Installation.with("delete")) {
      String one = installation.push("1");
      String two = installation.push("2");
      String uri = image("x").replace(":x", "");
      installation.account(DEVELOPMENT).register("by-digest", uri + "@" + one);
      installation.account(DEVELOPMENT).register("by-both", uri + ":moved@" + two);
      useAndStop(installation, image("1"));
      useAndStop(installation, image("2"));

      installation.pass(HALF_A_WEEK);

      assertNothingRemoved(installation);
    }
  }

  @Test
  void pitfall04EveryHostNameOfTheRegistryIsAUse() {
    List<String> hosts = new Registry(World.SHARED_ACCOUNT, World.REGION).hosts();
    try (Installation installation = Installation.with("delete")) {
      for (String host : hosts) {
        String tag = "v" + hosts.indexOf(host);
        installation.push(tag);
        installation.account(DEVELOPMENT).register(tag, "%s/%s:%s".formatted(host, ORDERS, tag));
        useAndStop(installation, image(tag));
      }

      installation.pass(HALF_A_WEEK);

      assertThat(hosts).hasSizeGreaterThan(2);
      assertNothingRemoved(installation);
    }
  }

  @Test
  void pitfall05OneProtectedTagOfADigestProtectsItAndAllItsTags() {
    try (Installation installation = Installation.with("delete")) {
      installation.owner().tag(ORDERS, "ecr-image-cleanup:protected-tags", "release-*");
      String digest = installation.push("7");
      installation.owner().retag(ORDERS, "release-7", digest);
      useAndStop(installation, image("7"));

      installation.pass(HALF_A_WEEK);

      assertThat(installation.removed()).isEmpty();
    }
  }

  /** ECR itself refuses to delete it, but not to archive it. */
  @ParameterizedTest
  @ValueSource(strings = {"delete", "archive"})
  void pitfall06TheImagesOfAKeptIndexStay(String action) {
    try (Installation installation = Installation.with(action)) {
      String child = installation.push("amd64");
      installation.owner().pushIndex(ORDERS, "1", List.of(child));
      installation.account(DEVELOPMENT).register("orders", image("1"));
      useAndStop(installation, image("amd64"));

      installation.pass(HALF_A_WEEK);

      assertNothingRemoved(installation);
    }
  }

  @Test
  void pitfall07AnAccountThatCannotBeReachedKeepsEverything() {
    try (Installation installation = Installation.with("delete")) {
      installation.push("1");
      installation.pass(Duration.ofHours(1));
      installation
          .aws()
          .world()
          .inventory()
          .fail(DEVELOPMENT, World.REGION, "AccessDenied", "Not authorised");
      useAndStop(installation, image("1"));

      installation.pass(HALF_A_WEEK);

      assertThat(installation.calls("config.DescribeConfigurationAggregatorSourcesStatus"))
          .isPositive();
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void pitfall08AThrottledPageDoesNotEndAListingEarly() {
    try (Installation installation = Installation.with("delete")) {
      installation.push("1");
      installation.push("2");
      for (int i = 0; i < 100; i++) {
        installation.account(DEVELOPMENT).register("a-" + i, image("2"));
      }
      installation.account(DEVELOPMENT).register("z", image("1"));
      installation
          .faults()
          .add(
              FaultInjector.failing(
                  call ->
                      call.operation().equals("SelectAggregateResourceConfig")
                          && call.body().has("NextToken"),
                  call -> Fault.throttled()));
      useAndStop(installation, image("1"));

      // As long as it takes until an image is taken for unused whose task definition is not shown.
      installation.pass(DAY.multipliedBy(5));

      assertNothingRemoved(installation);
    }
  }

  @Test
  void pitfall09NeverMoreThanTheNewestNGoWhateverNAndHoweverFewImages() {
    Repository repository =
        new Repository(new Registry(World.SHARED_ACCOUNT, World.REGION), ORDERS);
    for (int images = 0; images < 5; images++) {
      RepositoryGraph graph =
          new RepositoryGraph(
              IntStream.range(0, images).mapToObj(i -> pushed(repository, i)).toList(), List.of());
      for (int newest = 0; newest < 7; newest++) {
        int limit = newest;
        assertThat(
                IntStream.range(0, images)
                    .filter(i -> graph.rank(digest(i)).filter(rank -> rank <= limit).isPresent())
                    .count())
            .isEqualTo(Math.min(newest, images));
      }
    }
  }

  private static Digest digest(int number) {
    return new Digest("sha256:%064x".formatted(number));
  }

  private static Image pushed(Repository repository, int number) {
    return new Image(
        repository,
        digest(number),
        List.of(),
        Instant.EPOCH.plusSeconds(number),
        Optional.empty(),
        Optional.empty(),
        1,
        "application/vnd.oci.image.manifest.v1+json",
        false,
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void pitfall10WithReportNoCallThatRemovesLeavesTheProcess() {
    try (Installation installation = Installation.with("report")) {
      installation.push("1");
      useAndStop(installation, image("1"));

      try (DecisionLog decisions = DecisionLog.watch()) {
        installation.pass(HALF_A_WEEK);

        assertThat(decisions.words()).contains("remove");
      }
      assertThat(installation.calls("ecr.BatchDeleteImage")).isZero();
      assertThat(installation.calls("ecr.UpdateImageStorageClass")).isZero();
    }
  }

  @Test
  void pitfall11TheDefaultsAreReportAndADayAndLessIsRefused() {
    Map<String, String> needed =
        Map.of(
            "cleanup.account-id", World.SHARED_ACCOUNT,
            "cleanup.region", World.REGION,
            "cleanup.workloads", "111122223333/eu-central-1");
    Settings settings = Settings.load(Path.of("."), Map.of(), needed);

    assertThat(settings.value("cleanup.action")).contains("report");
    assertThat(settings.value("cleanup.grace")).contains("PT24H");
    assertThatThrownBy(
            () -> Settings.load(Path.of("."), Map.of("CLEANUP_GRACE", "PT23H59M"), needed))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("cleanup.grace=PT23H59M is less than cleanup.minimum-grace=PT24H");
  }

  @Test
  void pitfall12EveryContainerOfATaskDefinitionOfEveryPageIsAUse() {
    try (Installation installation = Installation.with("delete")) {
      installation.push("1");
      installation.push("2");
      for (int i = 0; i < 100; i++) {
        installation.account(DEVELOPMENT).register("a-" + i, image("2"));
      }
      installation
          .account(DEVELOPMENT)
          .register("z", "nginx:1.27", image("2"), "public.ecr.aws/x/agent:7", image("1"));
      useAndStop(installation, image("1"));

      installation.pass(DAY.multipliedBy(2));

      assertNothingRemoved(installation);
    }
  }

  @Test
  void pitfall13TheNamespaceIsPartOfTheNameOfARepository() {
    try (Installation installation = Installation.with("delete")) {
      installation
          .owner()
          .createImmutableRepository("orders", Map.of("ecr-image-cleanup", "enabled"));
      installation.owner().push("orders", "1", "of the other repository", 1000);
      String unused = installation.push("1");
      String other = image("1").replace(ORDERS, "orders");
      installation.account(DEVELOPMENT).register("other", other);
      useAndStop(installation, image("1"));
      useAndStop(installation, other);

      installation.pass(HALF_A_WEEK);

      assertThat(installation.removed()).containsExactly(unused);
    }
  }

  @Test
  void pitfall14EveryTagOfADigestIsAUseAndNotTheFirstAlone() {
    try (Installation installation = Installation.with("delete")) {
      String digest = installation.push("a");
      installation.owner().retag(ORDERS, "m", digest);
      installation.owner().retag(ORDERS, "z", digest);
      installation.account(DEVELOPMENT).register("other", image("m"));
      useAndStop(installation, image("a"));
      useAndStop(installation, image("z"));

      installation.pass(HALF_A_WEEK);

      assertNothingRemoved(installation);
    }
  }

  @Test
  void pitfall15WhatEcrRefusesToDeleteIsRecordedAsRefused() {
    try (Installation installation = Installation.with("delete")) {
      installation.push("1");
      installation.push("2");
      String one = installation.production().register("one", image("1"));
      String two = installation.production().register("two", image("2"));
      installation.pass(Duration.ofHours(2));
      installation.production().deregister(one);
      installation.pass(Duration.ofMinutes(2));
      installation.production().deregister(two);
      // The check of the first reads how the images hang together; that of the second, two minutes
      // later, still believes it.
      installation.pass(DAY.minusMinutes(1));
      String second = digestOf(installation, "2");
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

  private static String digestOf(Installation installation, String tag) {
    JsonNode images =
        installation
            .owner()
            .call("DescribeImages", Json.object().put("repositoryName", ORDERS))
            .path("imageDetails");
    for (JsonNode one : images) {
      if (one.path("imageTags").toString().contains("\"" + tag + "\"")) {
        return one.path("imageDigest").asText();
      }
    }
    throw new IllegalStateException("There is no image " + tag);
  }

  /** A message that was due just now, as a sweep would send it. */
  private static void sendCheck(Installation installation, List<String> digests) {
    Instant due = installation.aws().now().truncatedTo(ChronoUnit.MINUTES);
    installation
        .aws()
        .queues()
        .send(
            EmbeddedAws.CHECKS_QUEUE,
            ImageDeletionCheckJson.write(
                new ImageDeletionCheck(
                    new Repository(new Registry(World.SHARED_ACCOUNT, World.REGION), ORDERS),
                    digests.stream().map(Digest::new).toList(),
                    new Cause.Archived(),
                    START,
                    LastLook.NONE,
                    due)));
  }

  @Test
  void pitfall16MoreThanAHundredImagesAreDeletedInBatchesOfAHundred() {
    try (Installation installation = Installation.with("delete", "cleanup.maximum-removals=3000")) {
      List<String> digests =
          IntStream.range(0, 150).mapToObj(i -> installation.push("v" + i)).toList();
      installation.pass(DAY.multipliedBy(2));

      sendCheck(installation, digests);
      installation.pass(Duration.ofMinutes(1));

      assertThat(installation.removed()).containsExactlyInAnyOrderElementsOf(digests);
      assertThat(installation.calls("ecr.BatchDeleteImage")).isEqualTo(2);
    }
  }

  @Test
  void pitfall17EverySignOfUseBeginsTheGracePeriodAnew() {
    try (Installation installation = Installation.with("delete")) {
      String digest = installation.push("1");
      useAndStop(installation, image("1"));
      installation.pass(Duration.ofHours(20));

      useAndStop(installation, image("1"));
      installation.pass(Duration.ofHours(23));
      assertThat(installation.removed()).isEmpty();

      installation.pass(DAY);
      assertThat(installation.removed()).containsExactly(digest);
    }
  }

  @Test
  void pitfall18TheCapOnRemovalsCounts() {
    try (Installation installation = Installation.with("delete", "cleanup.maximum-removals=2")) {
      List<String> digests =
          IntStream.range(0, 5).mapToObj(i -> installation.push("v" + i)).toList();
      installation.pass(DAY.multipliedBy(2));

      sendCheck(installation, digests);
      installation.pass(DAY);
      assertThat(installation.removed()).hasSize(2);

      installation.pass(DAY.plusHours(1));
      assertThat(installation.removed()).containsExactlyInAnyOrderElementsOf(digests);
    }
  }

  @Test
  void pitfall19TheCostOfACheckGrowsWithPagesAndNotWithTaskDefinitions() {
    try (Installation installation = Installation.with("delete")) {
      installation.push("1");
      installation.push("2");
      for (int i = 0; i < 250; i++) {
        installation.account(DEVELOPMENT).register("a-" + i, image("2"));
      }
      useAndStop(installation, image("1"));
      installation.pass(Duration.ofHours(1));
      long before = installation.calls("config.SelectAggregateResourceConfig");

      installation.pass(Duration.ofHours(24));

      assertThat(installation.removed()).hasSize(1);
      // For each of three checks at most, one of them of the other image: canaries, pages,
      // services.
      assertThat(installation.calls("config.SelectAggregateResourceConfig") - before)
          .isBetween(5L, 15L);
      assertThat(installation.calls("ecs.DescribeTaskDefinition")).isZero();
    }
  }

  @Test
  void pitfall20WhoRunsAReplicaIsAUserOfItsSource() {
    try (Installation installation =
        Installation.with(
            "delete", "cleanup.replicas=999988887777/eu-central-1>999988887777/us-east-1")) {
      installation.push("1");
      String replica = image("1").replace("eu-central-1", "us-east-1");
      installation.account(DEVELOPMENT).register("orders", replica);
      useAndStop(installation, image("1"));

      installation.pass(DAY.multipliedBy(5));

      assertNothingRemoved(installation);
    }
  }
}
