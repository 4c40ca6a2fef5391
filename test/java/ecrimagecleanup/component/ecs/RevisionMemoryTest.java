package ecrimagecleanup.component.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.RevisionStatus.Ended;
import ecrimagecleanup.sandbox.WorldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RevisionMemoryTest {
  private static final WorkloadAccount WORKLOAD =
      new WorkloadAccount("111122223333", "eu-central-1");
  private static final NamedImages IMAGES =
      new NamedImages(List.of(new NamedImages.NamedImage("app", ImageText.of("nginx"), true)));
  private static final Ended ENDED = new Ended("INACTIVE", Optional.empty());

  private final WorldClock clock = new WorldClock(Instant.parse("2026-03-02T12:00:00Z"));

  @Test
  void isBounded() {
    RevisionMemory memory = new RevisionMemory(clock, 10, 20, 500);
    for (int number = 1; number <= 1000; number++) {
      memory.keep(revision(number), IMAGES);
      memory.keep(revision(number), ENDED);
      WorkloadAccount workload = new WorkloadAccount("%012d".formatted(number), "eu-west-1");
      memory.keep(workload, new ListedRevisions(workload, List.of(), clock.instant()));
    }

    assertThat(memory.size()).isLessThanOrEqualTo(30);
    assertThat(
            IntStream.rangeClosed(1, 1000)
                .mapToObj(number -> new WorkloadAccount("%012d".formatted(number), "eu-west-1"))
                .filter(workload -> memory.list(workload, Duration.ofHours(1)).isPresent()))
        .hasSizeBetween(1, 10);
  }

  @Test
  void aListThatIsTooBigIsReadEachTime() {
    RevisionMemory memory = new RevisionMemory(clock, 10, 20, 500);
    memory.keep(WORKLOAD, list(1000));

    assertThat(memory.list(WORKLOAD, Duration.ofHours(1))).isEmpty();
  }

  @Test
  void forgets() {
    RevisionMemory memory = new RevisionMemory(clock);
    memory.keep(revision(1), IMAGES);
    memory.keep(revision(1), ENDED);
    memory.keep(WORKLOAD, list(3));
    assertThat(memory.images(revision(1))).contains(IMAGES);
    assertThat(memory.ended(revision(1))).contains(ENDED);
    assertThat(memory.list(WORKLOAD, Duration.ZERO)).isPresent();

    memory.forget();

    assertThat(memory.size()).isZero();
    assertThat(memory.list(WORKLOAD, Duration.ofDays(1))).isEmpty();
  }

  @Test
  void aListIsUsedAsLongAsItMayBe() {
    RevisionMemory memory = new RevisionMemory(clock);
    memory.keep(WORKLOAD, list(3));

    clock.advance(Duration.ofMinutes(10));
    assertThat(memory.list(WORKLOAD, Duration.ofMinutes(10))).isPresent();
    assertThat(memory.list(WORKLOAD, Duration.ofMinutes(9))).isEmpty();
  }

  @Test
  void aListTellsWhatIsOnIt() {
    ListedRevisions list =
        new ListedRevisions(
            WORKLOAD, List.of(revision(30), revision(4), revision(7)), clock.instant());

    assertThat(list.arns()).containsExactly(revision(4), revision(7), revision(30));
    assertThat(list.contains(revision(7))).isTrue();
    assertThat(list.contains(revision(5))).isFalse();
    assertThat(list.contains(WORKLOAD.revision("other", 7))).isFalse();
    assertThat(list.hasFamily("orders")).isTrue();
    assertThat(list.hasFamily("order")).isFalse();
  }

  private ListedRevisions list(int size) {
    return new ListedRevisions(
        WORKLOAD,
        IntStream.rangeClosed(1, size).mapToObj(RevisionMemoryTest::revision).toList(),
        clock.instant());
  }

  private static TaskDefinitionArn revision(int number) {
    return WORKLOAD.revision("orders", number);
  }
}
