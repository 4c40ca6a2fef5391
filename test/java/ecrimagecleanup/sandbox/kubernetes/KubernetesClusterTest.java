package ecrimagecleanup.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.Sandbox;
import ecrimagecleanup.sandbox.UseLedger;
import ecrimagecleanup.sandbox.WorldClock;
import ecrimagecleanup.sandbox.story.Finding;
import ecrimagecleanup.sandbox.story.Judge;
import ecrimagecleanup.sandbox.story.RegistryCensus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cluster of the sandbox: what it lists, and what the record of use knows of it. */
class KubernetesClusterTest {
  private static final String ORDERS = "team/orders";
  private static final Duration DAY = Duration.ofDays(1);
  private static final String URI = RepositoryKey.shared(ORDERS).uri();

  private final Sandbox sandbox =
      Sandbox.create(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1);
  private final KubernetesCluster cluster =
      new KubernetesCluster(sandbox.world(), sandbox.registries());
  private final ImageOwner owner = new ImageOwner(sandbox);
  private final UseLedger ledger = sandbox.world().ledger();
  private ImageKey first = ImageKey.shared(ORDERS, "");
  private ImageKey second = ImageKey.shared(ORDERS, "");

  @BeforeEach
  void push() {
    owner.createRepository(ORDERS, Map.of("ecr-image-cleanup", "enabled"));
    first = ImageKey.shared(ORDERS, owner.push(ORDERS, "1", "first", 1000));
    second = ImageKey.shared(ORDERS, owner.push(ORDERS, "2", "second", 1000));
  }

  private void pass(Duration time) {
    sandbox.world().advanceTo(sandbox.world().now().plus(time));
  }

  private boolean inUse(ImageKey image) {
    return ledger.inUseAt(image, sandbox.world().now());
  }

  private String list(String path) {
    return cluster.list(path).orElseThrow();
  }

  @Test
  void aCronJobUsesWhatItNamesUntilItNamesAnother() {
    cluster.apply("weekly", URI + ":1");
    assertThat(inUse(first)).isTrue();
    assertThat(inUse(second)).isFalse();

    pass(DAY);
    cluster.apply("weekly", URI + ":2");
    assertThat(inUse(first)).isFalse();
    assertThat(inUse(second)).isTrue();
    assertThat(list("/apis/batch/v1/cronjobs")).contains(URI + ":2").doesNotContain(URI + ":1");
  }

  @Test
  void whoRemovesTheImageOfACronJobIsFoundOut() {
    cluster.apply("weekly", URI + ":1");
    pass(DAY.multipliedBy(3));

    assertThat(
            new Judge(ledger, DAY, DAY.multipliedBy(6))
                .judge(
                    List.of(new Judge.Removed(first, sandbox.world().now())),
                    RegistryCensus.take(owner),
                    sandbox.world().now())
                .findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.REMOVED_IN_USE);
  }

  @Test
  void aPodUsesWhatItPulledUntilItsJobIsFinished() {
    cluster.apply("weekly", URI + ":1");
    cluster.start("weekly");
    cluster.apply("weekly", URI + ":2");
    owner.retag(ORDERS, "1", second.digest());

    assertThat(inUse(first)).isTrue();
    assertThat(Json.parse(list("/api/v1/pods")).at("/items/1/status/containerStatuses/0"))
        .hasToString(
            "{\"name\":\"main\",\"image\":\"%1$s:1\",\"imageID\":\"%1$s@%2$s\",\"state\":{\"running\":{}}}"
                .formatted(URI, first.digest()));
    assertThat(list("/apis/batch/v1/jobs")).contains(URI + ":1");

    cluster.finish("weekly");
    assertThat(inUse(first)).isFalse();
    assertThat(list("/apis/batch/v1/jobs")).doesNotContain(URI);
  }

  @Test
  void aPodWhoseImageIsGoneFailsToPull() {
    cluster.apply("weekly", URI + ":3");
    cluster.start("weekly");

    assertThat(ledger.failedPulls())
        .extracting(UseLedger.FailedPull::image, UseLedger.FailedPull::by)
        .containsExactly(tuple(URI + ":3", "Pod shop/weekly"));
    assertThat(list("/api/v1/pods")).contains("\"imageID\":\"\"", "waiting");
  }

  @Test
  void everyListThatTheApplicationAsksForIsThereAndNoOther() {
    assertThat(list("/apis/apps/v1/replicasets")).contains("\"items\":[]");
    assertThat(list("/api/v1/pods")).contains("coredns");
    assertThat(cluster.list("/api/v1/secrets")).isEmpty();
  }
}
