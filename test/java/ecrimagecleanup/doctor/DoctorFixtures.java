package ecrimagecleanup.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.doctor.Diagnosis.Status;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.evidence.config.CoverageRules;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.RepositoryPolicy;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What the tests of judgements share. */
final class DoctorFixtures {
  static final Instant NOW = Instant.parse("2026-03-03T09:16:05Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final Registry REGISTRY = new Registry("999988887777", "eu-central-1");
  static final String ORDERS = "111122223333/eu-central-1";
  static final String BILLING = "444455556666/eu-west-1";
  static final String ROLE = "arn:aws:iam::999988887777:role/ecr-image-cleanup";

  /** A judgement reads nothing. */
  static final Reading NOTHING =
      (Reading)
          Proxy.newProxyInstance(
              Reading.class.getClassLoader(),
              new Class<?>[] {Reading.class},
              (proxy, method, arguments) -> {
                throw new AssertionError("A judgement reads " + method.getName());
              });

  static final Workloads WORKLOADS = Workloads.parse(ORDERS + "," + BILLING);

  private static final EvidenceSources SOURCES =
      EvidenceSources.parse("config-coverage,config-task-definitions,config-services,ecs-live");

  private DoctorFixtures() {}

  static CoverageRules rules(String canaryAge) {
    return CoverageRules.parse("canary", "PT24H", canaryAge, 0, 1, "report", SOURCES, "PT24H");
  }

  static Policy policy(String action, String mutableTags) {
    return Policy.parse(
        "ecr-image-cleanup",
        "enabled",
        Duration.ofHours(24),
        Duration.ofHours(1),
        Duration.ofHours(48),
        Duration.ofDays(90),
        "with-all-it-lists",
        mutableTags,
        100,
        "keep",
        RepositoryPolicy.parse(Duration.ofHours(24), action, 0, ""));
  }

  static void assertOk(Diagnosis diagnosis, String what) {
    assertThat(diagnosis.status()).as(diagnosis.toString()).isEqualTo(Status.OK);
    assertThat(diagnosis.what()).isEqualTo(what);
  }

  /** A diagnosis that is not OK, by what it says, and what its remedy begins with. */
  static void assertDiagnosis(Diagnosis diagnosis, Status status, String what, String remedy) {
    assertThat(diagnosis.status()).as(diagnosis.toString()).isEqualTo(status);
    assertThat(diagnosis.what()).isEqualTo(what);
    assertThat(diagnosis.remedy()).startsWith(remedy);
  }

  static Diagnosis only(List<Diagnosis> diagnoses) {
    assertThat(diagnoses).hasSize(1);
    return diagnoses.get(0);
  }
}
