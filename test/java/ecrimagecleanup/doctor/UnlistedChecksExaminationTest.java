package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.NOW;
import static ecrimagecleanup.doctor.DoctorFixtures.WORKLOADS;
import static ecrimagecleanup.doctor.DoctorFixtures.assertDiagnosis;
import static ecrimagecleanup.doctor.DoctorFixtures.assertOk;
import static ecrimagecleanup.doctor.DoctorFixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.check.Schedule;
import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.doctor.Diagnosis.Status;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The places that pending checks are of, and that nobody listed. */
class UnlistedChecksExaminationTest {
  private static final Instant DUE = NOW.truncatedTo(ChronoUnit.HOURS).plusSeconds(86_400);
  private static final String ALL_LISTED =
      "No pending check is of an event from outside of cleanup.workloads.";

  private final Map<String, PendingCheck> pending = new TreeMap<>();
  private final List<String> more = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();

  private Optional<String> group = Optional.of("ACTIVE");

  private List<Diagnosis> examine() {
    Reading reading =
        (Reading)
            Proxy.newProxyInstance(
                Reading.class.getClassLoader(),
                new Class<?>[] {Reading.class},
                (proxy, method, arguments) -> {
                  calls.add(method.getName());
                  String argument = arguments == null ? "" : String.valueOf(arguments[0]);
                  return switch (method.getName()) {
                    case "schedules" ->
                        Stream.concat(pending.keySet().stream(), more.stream())
                            .filter(name -> name.startsWith(argument))
                            .toList();
                    case "scheduleGroup" -> group;
                    case "pendingCheck" ->
                        Optional.ofNullable(pending.get(argument))
                            .filter(check -> !check.problem().equals("fired"));
                    default -> throw new AssertionError(method.getName());
                  };
                });
    return new UnlistedChecksExamination(
            reading, () -> WORKLOADS, Workloads.parse("888877776666/eu-west-1"))
        .examine();
  }

  private static Cause registered(String accountId, String region) {
    return new Cause.Registered(new TaskDefinitionArn("aws", region, accountId, "orders", 7));
  }

  private PendingCheck waits(int image, Cause cause) {
    ScheduledCheck scheduled =
        ScheduledCheck.of(
            new ImageDeletionCheck(
                new Repository(DoctorFixtures.REGISTRY, "team/orders-" + image),
                List.of(new Digest("sha256:%064x".formatted(image))),
                cause,
                NOW,
                LastLook.NONE,
                DUE),
            NOW);
    String name = scheduled.name().value();
    PendingCheck check =
        PendingCheck.of(
            new Schedule(name, "at(…)", Optional.of(scheduled.at()), "", scheduled.input()));
    pending.put(name, check);
    return check;
  }

  private void waitsUnlisted(int image, String accountId, String region) {
    waits(image, new Cause.Unlisted(registered(accountId, region)));
  }

  @Test
  void checksOfWorkloadsAndOfSweepsAreAsTheyHaveToBe() {
    waits(1, registered("111122223333", "eu-central-1"));
    waits(2, new Cause.Swept());
    more.add("0123456789abcdef-sweep-20260303-f");

    assertOk(only(examine()), ALL_LISTED);
    assertThat(calls).hasSize(17).containsOnly("scheduleGroup", "schedules");
  }

  @Test
  void reality06EachPlaceIsNamedOnceWithTheImagesThatItKeeps() {
    for (int image = 1; image <= 5; image++) {
      waitsUnlisted(image, "666666666666", "eu-central-1");
    }
    waits(5, new Cause.Unlisted(registered("666666666666", "eu-central-1")).postponedBlind());
    waitsUnlisted(6, "777777777777", "eu-west-1");

    List<Diagnosis> diagnoses = examine();

    assertThat(diagnoses).hasSize(2);
    assertDiagnosis(
        diagnoses.stream().filter(one -> one.what().contains("6666")).findFirst().orElseThrow(),
        Status.WARNING,
        "Events came from 666666666666/eu-central-1, which is neither in cleanup.workloads nor in cleanup.ignored-places, and their checks of 5 images are pending. Each check keeps its image until it fires.",
        "Add 666666666666/eu-central-1 to cleanup.workloads, or deploy");
    assertThat(diagnoses).anyMatch(one -> one.what().contains("777777777777/eu-west-1"));
    assertThat(calls).hasSize(17 + 2);
  }

  @Test
  void aPlaceThatIsListedOrIgnoredMeanwhileIsNoWarning() {
    waitsUnlisted(1, "111122223333", "eu-central-1");
    waitsUnlisted(2, "888877776666", "eu-west-1");

    assertOk(only(examine()), ALL_LISTED);
  }

  @Test
  void ofACheckThatHasFiredMeanwhileAnotherOfThePlaceIsRead() {
    waitsUnlisted(1, "666666666666", "eu-central-1");
    waitsUnlisted(2, "666666666666", "eu-central-1");
    String first = List.copyOf(pending.keySet()).get(0);
    pending.compute(
        first, (name, check) -> new PendingCheck(check.schedule(), Optional.empty(), "fired"));

    assertThat(only(examine()).what()).contains("666666666666/eu-central-1");
  }

  @Test
  void withoutTheGroupOfSchedulesAnotherExaminationFails() {
    group = Optional.empty();

    assertThat(examine()).isEmpty();
  }

  @Test
  void ofVeryManyChecksAPartIsListedAndThatIsSaid() {
    IntStream.range(0, UnlistedChecksExamination.MANY)
        .mapToObj("0000000000000000-sweep-20260303-%d"::formatted)
        .forEach(more::add);

    assertOk(
        only(examine()), ALL_LISTED + " Doctor looked at 10,000 of about 160,000 pending checks.");
    assertThat(calls).hasSize(2);
  }
}
