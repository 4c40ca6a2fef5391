package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.REGISTRY;
import static ecrimagecleanup.doctor.DoctorFixtures.assertOk;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.doctor.Diagnosis.Status;
import ecrimagecleanup.evidence.ecs.Starters;
import ecrimagecleanup.evidence.stale.StaleConditions;
import ecrimagecleanup.image.Registry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What doctor says of the conditions under which a revision can be stale. */
class StaleExaminationTest {
  private static final String ROLE = "arn:aws:iam::999988887777:role/cleanup";

  private final Map<String, Object> answers =
      new HashMap<>(
          Map.of(
              "starters",
              new Starters(Set.of(), Set.of(), Set.of("111122223333/eu-central-1"), List.of()),
              "replicas",
              List.of(),
              "pullTimeExclusions",
              List.of(ROLE)));

  private List<Diagnosis> examine(boolean events, boolean live) {
    Reading reading =
        (Reading)
            Proxy.newProxyInstance(
                Reading.class.getClassLoader(),
                new Class<?>[] {Reading.class},
                (proxy, method, arguments) -> answers.get(method.getName()));
    return new StaleExamination(
            reading,
            new StaleConditions(3, Duration.ofDays(90), events, List.of()),
            List.of(REGISTRY),
            Optional.of(ROLE),
            live)
        .examine();
  }

  private void assertMissing(List<Diagnosis> diagnoses, String what) {
    assertThat(diagnoses)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.status()).isEqualTo(Status.WARNING);
              assertThat(one.what())
                  .contains(what)
                  .endsWith("Until then no revision is stale, and what it names stays.");
            });
  }

  @Test
  void whereAllCanBeReadItSaysWhatIsNotSeen() {
    assertThat(examine(true, true)).hasSize(1);
    assertOk(
        examine(true, true).get(0),
        "All that is needed can be read: rules and schedules of all workloads, replication, and who is excluded from pull times. Step Functions, code, people and image caches are not seen.");
  }

  @Test
  void withoutEventsOfTasksThatStopItSaysSo() {
    assertMissing(examine(false, true), "cleanup.task-events-queue is empty");
  }

  @Test
  void withoutEcsItSaysSo() {
    assertMissing(examine(true, false), "ECS itself is not asked what runs.");
  }

  @Test
  void aWorkloadWhoseRulesCannotBeReadIsNamed() {
    answers.put(
        "starters",
        new Starters(Set.of(), Set.of(), Set.of(), List.of("Rules in X cannot be read.")));

    assertMissing(examine(true, true), "Rules in X cannot be read.");
  }

  @Test
  void aRegistryThatIsReplicatedIsNamed() {
    answers.put("replicas", List.of(new Registry("999988887777", "us-east-1")));

    assertMissing(examine(true, true), REGISTRY + " is replicated");
  }

  @Test
  void whoIsExcludedFromPullTimesIsNamed() {
    answers.put("pullTimeExclusions", List.of("arn:aws:iam::111122223333:role/agents"));

    assertMissing(examine(true, true), "role/agents");
  }
}
