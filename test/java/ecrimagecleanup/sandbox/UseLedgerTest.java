package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the judge knows what was in use when. */
class UseLedgerTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final String REPOSITORY = "team/orders";
  private static final String URI = RepositoryKey.shared(REPOSITORY).uri();

  private final Sandbox sandbox = Sandbox.create(new WorldClock(START), 1);
  private final World world = sandbox.world();
  private final ImageOwner owner = new ImageOwner(sandbox);
  private final WorkloadAccount team = new WorkloadAccount(sandbox, "111122223333", World.REGION);

  @BeforeEach
  void createRepository() {
    owner.createRepository(REPOSITORY, Map.of());
  }

  @Test
  void anActiveDefinitionUsesWhatItsTagDenotesAtTheTime() {
    String first = owner.push(REPOSITORY, "latest", "one", 1000);
    String definition = team.register("orders", URI);
    hour();
    String second = owner.push(REPOSITORY, "latest", "two", 1000);
    hour();
    team.deregister(definition);
    hour();

    assertThat(uses(first)).containsExactly(new Interval(START, at(1)));
    assertThat(uses(second)).containsExactly(new Interval(at(1), at(2)));
    assertThat(world.ledger().lastUse(key(second))).contains(at(2));
    assertThat(world.ledger().inUseAt(key(first), at(1).minusMillis(1))).isTrue();
    assertThat(world.ledger().inUseAt(key(first), at(1))).isFalse();
  }

  @Test
  void anImageThatNothingNamedWasNeverUsed() {
    String digest = owner.push(REPOSITORY, "v1", "one", 1000);

    assertThat(world.ledger().lastUse(key(digest))).isEmpty();
  }

  @Test
  void aDigestNextToATagIsWhatCounts() {
    String first = owner.push(REPOSITORY, "v1", "one", 1000);
    String second = owner.push(REPOSITORY, "v1", "two", 1000);
    team.register("orders", URI + ":v1@" + first);

    assertThat(world.ledger().lastUse(key(first))).contains(world.now());
    assertThat(world.ledger().lastUse(key(second))).isEmpty();
  }

  @Test
  void childrenAreUsedWithTheirIndex() {
    String child = owner.push(REPOSITORY, "", "amd64", 1000);
    owner.pushIndex(REPOSITORY, "v1", List.of(child));
    team.register("orders", URI + ":v1");

    assertThat(world.ledger().inUseAt(key(child), world.now())).isTrue();
  }

  @Test
  void aDeploymentUsesItsDigestUntilItIsDrained() {
    String digest = owner.push(REPOSITORY, "stable", "one", 1000);
    owner.push(REPOSITORY, "v2", "two", 1000);
    String definition = team.register("orders", URI + ":stable");
    team.createService("orders", definition, 0);
    team.scale("orders", 1);
    team.scale("orders", 0);
    owner.push(REPOSITORY, "stable", "three", 1000);
    team.deregister(definition);
    hour();
    assertThat(world.ledger().inUseAt(key(digest), world.now())).isTrue();

    team.deploy("orders", team.register("orders", URI + ":v2"));
    hour();

    assertThat(world.ledger().lastUse(key(digest)))
        .contains(at(1).plus(Duration.ofMinutes(3)).plusSeconds(30));
  }

  @Test
  void aSingleTaskUsesItsImageUntilItStops() {
    String digest = owner.push(REPOSITORY, "v1", "one", 1000);
    String definition = team.register("job", URI + ":v1");
    String task = team.runTask(definition);
    team.deregister(definition);
    hour();
    assertThat(world.ledger().inUseAt(key(digest), world.now())).isTrue();

    team.stopTask(task);
    hour();

    assertThat(world.ledger().lastUse(key(digest))).contains(at(1));
    assertThat(world.ledger().inUseBetween(key(digest), at(1), at(2))).isFalse();
    assertThat(world.ledger().inUseBetween(key(digest), START, at(2))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders:v1",
        "999988887777.dkr.ecr-fips.eu-central-1.amazonaws.com/team/orders:v1",
        "999988887777.dkr-ecr.eu-central-1.on.aws/team/orders:v1",
        "999988887777.dkr-ecr-fips.eu-central-1.on.aws/team/orders:v1"
      })
  void everyHostNameOfTheRegistryCounts(String image) {
    String digest = owner.push(REPOSITORY, "v1", "one", 1000);
    team.register("orders", image);

    assertThat(world.ledger().inUseAt(key(digest), world.now())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "999988887777.dkr.ecr.eu-west-1.amazonaws.com/team/orders:v1",
        "999988887778.dkr.ecr.eu-central-1.amazonaws.com/team/orders:v1",
        "999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders2:v1",
        "docker.io/team/orders:v1"
      })
  void otherRegistriesDoNotCount(String image) {
    String digest = owner.push(REPOSITORY, "v1", "one", 1000);
    team.register("orders", image);

    assertThat(world.ledger().inUseAt(key(digest), world.now())).isFalse();
  }

  private void hour() {
    world.advance(Duration.ofHours(1));
  }

  private static Instant at(int hours) {
    return START.plus(Duration.ofHours(hours));
  }

  private List<Interval> uses(String digest) {
    return world.ledger().uses(key(digest));
  }

  private static ImageKey key(String digest) {
    return ImageKey.shared(REPOSITORY, digest);
  }
}
