package ecrimagecleanup.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.Sandbox;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether the judge sees what it is there for, planted without any application. */
class JudgeTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final String REPOSITORY = "team/orders";

  private final Sandbox sandbox = Sandbox.create(new WorldClock(START), 1);
  private final World world = sandbox.world();
  private final ImageOwner owner = new ImageOwner(sandbox);
  private final WorkloadAccount team = new WorkloadAccount(sandbox, "111122223333", World.REGION);

  @BeforeEach
  void createRepository() {
    owner.createRepository(REPOSITORY, Map.of("ecr-image-cleanup", "enabled"));
  }

  @Test
  void findsTheRemovalOfAnImageInUse() {
    String digest = push(REPOSITORY, "1");
    String definition = register(REPOSITORY, "1");
    hours(2);
    delete(REPOSITORY, digest);

    Verdict verdict = judge();

    assertThat(verdict.inUseDeleted()).isEqualTo(1);
    assertThat(verdict.isClean()).isFalse();
    assertThat(verdict.findings().get(0).text())
        .contains(REPOSITORY + "@" + digest.substring(0, 19))
        .contains("was removed at 2026-03-02T11:00:00Z")
        .contains("from 2026-03-02T09:00:00Z to 2026-03-02T11:00:00Z by " + definition);
  }

  @Test
  void findsAnImageThatNobodyEverUsedAndThatIsStillThere() {
    push(REPOSITORY, "1");
    hours(24 * 6);
    assertThat(judge().isClean()).isTrue();

    hours(1);

    assertThat(judge().findings()).hasSize(1);
    assertThat(judge().findings().get(0).text()).contains("used by nobody");
  }

  @Test
  void findsTheRemovalOfAnImageThatWasInUseYesterday() {
    String digest = push(REPOSITORY, "1");
    String definition = register(REPOSITORY, "1");
    hours(2);
    team.deregister(definition);
    hours(23);
    delete(REPOSITORY, digest);

    assertThat(judge().inUseDeleted()).isEqualTo(1);
  }

  @Test
  void hasNothingAgainstTheRemovalOfAnImageThatNobodyUsedForADay() {
    String digest = push(REPOSITORY, "1");
    String definition = register(REPOSITORY, "1");
    hours(1);
    team.deregister(definition);
    hours(24);
    delete(REPOSITORY, digest);

    assertThat(judge().findings()).isEmpty();
  }

  @Test
  void setsApartAUseThatNobodyCouldHaveSeen() {
    String digest = push(REPOSITORY, "1");
    hours(48);
    register(REPOSITORY, "1");
    world.advance(Duration.ofMinutes(5));
    delete(REPOSITORY, digest);

    Verdict verdict = judge();

    assertThat(verdict.isClean()).isTrue();
    assertThat(verdict.findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.BEGAN_JUST_BEFORE);
  }

  @Test
  void findsAnUnusedImageThatIsStillThere() {
    push(REPOSITORY, "1");
    String definition = register(REPOSITORY, "1");
    hours(1);
    team.deregister(definition);
    hours(25);

    Verdict verdict = judge();

    assertThat(verdict.unusedLeft()).isEqualTo(1);
    assertThat(verdict.isClean()).isFalse();
    assertThat(verdict.findings().get(0).text()).contains(REPOSITORY).contains("[1]");
  }

  @Test
  void doesNotCountWhatIsInUseYoungUnknownOrPartOfAnIndexAsLeft() {
    push(REPOSITORY, "used");
    register(REPOSITORY, "used");
    push(REPOSITORY, "never deployed");
    String child = push(REPOSITORY, "");
    owner.pushIndex(REPOSITORY, "index", List.of(child));
    register(REPOSITORY, "index");
    String definition =
        team.register("child", RepositoryKey.shared(REPOSITORY).uri() + "@" + child);
    team.deregister(definition);
    hours(23);
    push(REPOSITORY, "young");
    String young = register(REPOSITORY, "young");
    hours(2);
    team.deregister(young);
    hours(1);

    assertThat(judge().findings()).isEmpty();
  }

  @Test
  void findsARemovalWithoutOptIn() {
    owner.createRepository("team/legacy", Map.of());
    delete("team/legacy", push("team/legacy", "1"));

    Verdict verdict = judge();

    assertThat(verdict.inUseDeleted()).isEqualTo(1);
    assertThat(verdict.findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.REMOVED_WITHOUT_OPT_IN);
  }

  @Test
  void findsAFailedPull() {
    team.createService("orders", register(REPOSITORY, "missing"), 1);

    Verdict verdict = judge();

    assertThat(verdict.isClean()).isFalse();
    assertThat(verdict.findings()).extracting(Finding::kind).containsOnly(Finding.Kind.FAILED_PULL);
  }

  private String push(String repository, String tag) {
    return owner.push(repository, tag.replace(' ', '-'), tag, 1000);
  }

  private String register(String repository, String tag) {
    return team.register("orders", RepositoryKey.shared(repository).uri() + ":" + tag);
  }

  private void delete(String repository, String digest) {
    ObjectNode request = Json.object().put("repositoryName", repository);
    request.putArray("imageIds").addObject().put("imageDigest", digest);
    owner.call("BatchDeleteImage", request);
  }

  private void hours(int hours) {
    world.advance(Duration.ofHours(hours));
  }

  private Verdict judge() {
    return new Judge(world.ledger(), Duration.ofHours(24), Duration.ofDays(6))
        .judge(
            world.ledger().removals().stream()
                .map(removal -> new Judge.Removed(removal.image(), removal.at()))
                .toList(),
            RegistryCensus.take(owner),
            world.now());
  }
}
