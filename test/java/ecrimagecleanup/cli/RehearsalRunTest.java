package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.rehearsal.Step;
import ecrimagecleanup.route.LogLines;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** A rehearsal on the embedded AWS: what it finds, and that it leaves nothing behind. */
class RehearsalRunTest {
  private static final Duration SHORT = Duration.ofMinutes(40);
  private static final String EXPIRED =
      "The AWS credentials have expired. Get new ones, for example with aws sso login.";

  @TempDir private Path folder = Path.of("");
  private RehearsalWorld world;

  @BeforeEach
  void start() {
    world = new RehearsalWorld(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void namesWhatTheEmbeddedAwsDoesAndLeavesNothingBehind() {
    world.refuseRemovalsWithoutTag();
    List<String> before = world.census();

    Rehearsal known = world.run(world.begin(), Duration.ofHours(50));

    assertThat(known.endedAt()).isPresent();
    assertThat(RehearsalWorld.readings(known))
        .containsOnly(
            entry("revisions", "all"),
            entry("deleted", "vanish"),
            entry("inactive", "kept"),
            entry("services", "recorded"),
            entry("sources", "accounts"),
            entry("source-time", "moves-with-data"),
            entry("tag-item", "yes"),
            entry("groups", "nested"),
            entry("event-body", "whole or environment-as-a-word"),
            entry("sidecar", "digest"),
            entry("task-digest", "index"),
            entry("revision-of-service", "there"),
            entry("archive-index", "alone"),
            entry("schedule-input", "256-kib"),
            entry("opt-in", "enforced"),
            entry("digest-reference", "found"),
            entry("tag-and-digest", "the tag"),
            entry("child-of-index", "refused"),
            entry("check", "removed"));
    assertThat(known.reason(Step.READ_MANIFEST))
        .contains(
            "ECR records no pull by arn:aws:iam::999988887777:role/ecr-image-cleanup, with whose credentials the rehearsal runs: it is excluded from pull times.");
    assertThat(world.census()).isEqualTo(before);
  }

  @Test
  void aRoleThatRemovesWithoutTheTagIsFound() {
    Rehearsal known = world.run(world.begin(), SHORT);

    assertThat(RehearsalWorld.readings(known)).containsEntry("opt-in", "not enforced");
  }

  @Test
  void whatIsStoppedIsRemovedAndEnds() {
    List<String> before = world.census();
    RehearsalWorld.Passing stopping =
        world.new Passing() {
          private int looks;

          @Override
          public void until(Instant time) {
            super.until(time);
            if (++looks == 4) {
              stop();
            }
          }
        };
    Rehearsal begun = world.begin();

    Rehearsal known =
        world
            .process(world.gateway(), stopping)
            .run(begun, begun.startedAt().plus(Duration.ofHours(50)));

    assertThat(known.fact("failure")).contains("It was stopped.");
    assertThat(known.endedAt()).isPresent();
    assertThat(known.did(Step.WATCH_DEREGISTERED)).isFalse();
    assertThat(world.census()).isEqualTo(before);
    assertThat(world.unfinished()).isEmpty();
  }

  @Test
  void aRightThatIsMissingIsOneSentenceAndWhatWasMadeIsRemoved() {
    List<String> before = world.census();
    refuse("ecs", "RegisterTaskDefinition");

    assertThatThrownBy(() -> world.run(world.begin(), SHORT))
        .hasMessageMatching(
            "AWS does not allow ecs:RegisterTaskDefinition on arn:aws:ecs:eu-central-1:111122223333:\\*/ecr-image-cleanup-rehearsal-[0-9a-f]{8}\\."
                + " What the rehearsal had made is removed; docs/rehearsal\\.md has the permissions that it needs\\.");

    assertThat(world.census()).isEqualTo(before);
    assertThat(world.unfinished()).isEmpty();
  }

  @Test
  void whatMayNotBeRemovedIsSaidAndRemovedLater() {
    List<String> before = world.census();
    FaultInjector deletions = refuse("ecr", "DeleteRepository");
    FaultInjector registrations = refuse("ecs", "RegisterTaskDefinition");

    assertThatThrownBy(() -> world.run(world.begin(), SHORT))
        .hasMessageContaining("Not everything that was made could be removed: ")
        .hasMessageContaining("AWS does not allow ecr:DeleteRepository on arn:aws:ecr:")
        .satisfies(
            failed ->
                assertThat(failed.getSuppressed())
                    .as("what began it, for --verbose")
                    .hasExactlyElementsOfTypes(RefusedException.class));

    world.aws().sandbox().endpoint().faults().removeAll(List.of(deletions, registrations));
    Rehearsal known = world.run(world.unfinished().orElseThrow(), SHORT);

    assertThat(known.endedAt()).isPresent();
    assertThat(known.isDone(Step.WATCH_REGISTERED)).isFalse();
    assertThat(world.census()).isEqualTo(before);
  }

  @Test
  void aFullDiskEndsItAndWhatWasMadeIsRemoved() throws IOException {
    List<String> before = world.census();
    Rehearsal begun = world.begin();
    Path next = folder.resolve(world.folder().file(begun).getFileName() + ".new");

    assertThatThrownBy(
            () ->
                world
                    .process(
                        world.gateway(),
                        world.new Passing() {
                          @Override
                          public void until(Instant time) {
                            fillDisk(next);
                            super.until(time);
                          }
                        })
                    .run(begun, begun.startedAt().plus(SHORT)))
        .hasMessage(
            "The file %s of the rehearsal cannot be written. The disk is full: No space left on device. Make room on it."
                    .formatted(world.folder().file(begun))
                + " What the rehearsal had made is removed, but its file does not say so."
                + " Run rehearse --remove once the file can be written.");

    assertThat(world.census()).isEqualTo(before);

    Files.delete(next);
    world
        .process(world.gateway(), world.new Passing())
        .giveUp(world.unfinished().orElseThrow().fact("failure", "It was ended by --remove."));
    assertThat(world.unfinished()).isEmpty();
  }

  private static void fillDisk(Path file) {
    try {
      if (Files.notExists(file)) {
        Files.createSymbolicLink(file, Path.of("/dev/full"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aRoleThatCannotBeAssumedIsSaidToBeUntried() {
    world
        .aws()
        .sandbox()
        .endpoint()
        .faults()
        .add(
            FaultInjector.failing(
                call ->
                    call.operation().equals("AssumeRole")
                        && call.query().toString().contains("role/ecr-image-cleanup"),
                call -> Fault.denied("sts:AssumeRole")));

    Rehearsal known = world.run(world.begin(), SHORT);

    assertThat(RehearsalWorld.readings(known)).doesNotContainKey("opt-in");
    assertThat(known.reason(Step.TRY_UNTAGGED))
        .hasValueSatisfying(why -> assertThat(why).contains("cannot be assumed"));
  }

  @Test
  void credentialsThatAreTooOldForAWhileDoNotEndIt() {
    AtomicInteger expired = new AtomicInteger(3);
    Gateway gateway =
        (endpoint, body, headers) -> {
          if (endpoint == Endpoint.DESCRIBE_AGGREGATOR_SOURCES && expired.getAndDecrement() > 0) {
            throw AwsServiceException.builder()
                .statusCode(403)
                .awsErrorDetails(
                    AwsErrorDetails.builder().errorCode("ExpiredTokenException").build())
                .build();
          }
          return world.gateway().send(endpoint, body, headers);
        };

    Rehearsal known;
    try (LogLines lines = LogLines.of(CaughtFailure.class)) {
      known = world.run(gateway, world.begin(), SHORT);
      assertThat(lines.withLevels()).filteredOn(("DEBUG " + EXPIRED)::equals).hasSize(3);
    }

    assertThat(expired).hasNonPositiveValue();
    assertThat(known.endedAt()).isPresent();
    assertThat(known.fact("failure")).isEmpty();
    assertThat(known.fact("last failed look")).contains(EXPIRED);
  }

  @Test
  void nothingIsReceivedFromTheQueuesOfTheApplication() {
    Gateway noQueues =
        (endpoint, body, headers) -> {
          if (endpoint != Endpoint.DESCRIBE_CALLER) {
            assertThat(endpoint.uri()).doesNotContain("sqs").doesNotContain("cleanup-reader:");
          }
          return world.gateway().send(endpoint, body, headers);
        };

    assertThat(world.run(noQueues, world.begin(), SHORT).endedAt()).isPresent();
  }

  private FaultInjector refuse(String service, String operation) {
    FaultInjector refusal =
        FaultInjector.failing(
            call -> call.service().equals(service) && call.operation().equals(operation),
            call -> Fault.denied(service + ":" + operation));
    world.aws().sandbox().endpoint().faults().add(refusal);
    return refusal;
  }
}
