package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.CLOCK;
import static ecrimagecleanup.doctor.DoctorFixtures.NOW;
import static ecrimagecleanup.doctor.DoctorFixtures.assertDiagnosis;
import static ecrimagecleanup.doctor.DoctorFixtures.assertOk;
import static ecrimagecleanup.doctor.DoctorFixtures.only;
import static ecrimagecleanup.doctor.DoctorFixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.doctor.Diagnosis.Status;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageFixtures;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.policy.RepositoryPolicy;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether events arrive, by what AWS Config captured and the checks that wait. */
class EventsExaminationTest {
  private static final Image IMAGE = ImageFixtures.image(1, "1");
  private static final String REFERENCE =
      "999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders:1";
  private static final TaskDefinitionArn ORDERS =
      new TaskDefinitionArn("aws", "eu-central-1", "111122223333", "orders", 7);

  private final List<JsonNode> rows = new ArrayList<>();
  private final List<String> schedules = new ArrayList<>();
  private final Map<String, String> tags = new HashMap<>(Map.of("ecr-image-cleanup", "enabled"));
  private final List<String> calls = new ArrayList<>();
  private Policy policy = policy("delete", "verify");
  private Optional<Image> found = Optional.of(IMAGE);

  private Reading reading() {
    return (Reading)
        Proxy.newProxyInstance(
            Reading.class.getClassLoader(),
            new Class<?>[] {Reading.class},
            (proxy, method, arguments) -> {
              calls.add(method.getName());
              return switch (method.getName()) {
                case "capturedLately" -> rows;
                case "tags" -> new RepositoryTags(true, tags);
                case "find" -> found;
                case "schedules" ->
                    schedules.stream()
                        .filter(name -> name.startsWith(String.valueOf(arguments[0])))
                        .toList();
                default -> throw new AssertionError(method.getName());
              };
            });
  }

  private Diagnosis events() {
    return only(
        new EventsExamination(
                reading(),
                new Registries("999988887777/eu-central-1"),
                policy,
                Workloads.parse("888877776666/eu-west-1"),
                CLOCK)
            .examine());
  }

  private void captured(TaskDefinitionArn arn, Duration ago, String image) {
    ObjectNode row =
        JsonNodeFactory.instance
            .objectNode()
            .put("arn", arn.toString())
            .put("configurationItemCaptureTime", NOW.minus(ago).toString());
    row.putObject("configuration").putArray("ContainerDefinitions").addObject().put("Image", image);
    rows.add(row);
  }

  private void waits(Instant due, Cause cause) {
    schedules.add(ScheduleName.of(IMAGE.repository(), IMAGE.digest(), due, cause).value());
  }

  @Test
  void aCheckThatWaitsShowsThatEventsArrive() {
    captured(ORDERS, Duration.ofHours(3), REFERENCE);
    waits(NOW.plus(Duration.ofHours(21)), new Cause.Registered(ORDERS));

    assertOk(
        events(),
        "AWS Config captured orders:7 of 111122223333/eu-central-1 at 3 Mar 2026 06:16 UTC, which names 999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders:1, and the check that its event made waits: events arrive.");
  }

  @Test
  void reality31NoCheckThatWaitsMeansThatEventsDoNotArrive() {
    captured(ORDERS, Duration.ofHours(3), REFERENCE);
    captured(ORDERS, Duration.ofHours(4), REFERENCE);

    assertDiagnosis(
        events(),
        Status.WARNING,
        "AWS Config captured orders:7 of 111122223333/eu-central-1 at 3 Mar 2026 06:16 UTC, which names 999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders:1. No check of it is pending, nor of 1 other image that doctor looked at. Events do not arrive, or nobody handles them; only sweeps find what is unused.",
        "Let the rule ecr-image-cleanup-forward of that account send to the bus");
  }

  @Test
  void theCheckOfASweepOrOfAnEarlierEventProvesNothing() {
    captured(ORDERS, Duration.ofHours(3), REFERENCE);
    waits(NOW.plus(Duration.ofHours(21)), new Cause.Swept());
    waits(NOW.plus(Duration.ofHours(1)), new Cause.Registered(ORDERS));

    assertThat(events().status()).isEqualTo(Status.WARNING);
  }

  @Test
  void theCheckOfAPlaceThatIsNotListedIsOfAnEventToo() {
    captured(ORDERS, Duration.ofHours(3), REFERENCE);
    waits(NOW.plus(Duration.ofHours(21)), new Cause.Unlisted(new Cause.Registered(ORDERS)));

    assertThat(events().status()).isEqualTo(Status.OK);
  }

  @Test
  void whatMakesNoCheckSaysNothing() {
    captured(ORDERS, Duration.ofHours(3), "public.ecr.aws/docker/library/busybox:stable");
    captured(
        new TaskDefinitionArn("aws", "eu-west-1", "888877776666", "ignored", 1),
        Duration.ofHours(3),
        REFERENCE);
    assertThat(events().what()).startsWith("AWS Config captured no task definition of an opted-in");

    captured(ORDERS, Duration.ofHours(3), REFERENCE);
    found = Optional.empty();
    assertThat(events().status()).as("there is no such image").isEqualTo(Status.OK);

    found = Optional.of(IMAGE);
    assertThat(events().status()).isEqualTo(Status.WARNING);

    tags.put("ecr-image-cleanup", "off");
    assertThat(events().status()).as("nobody opted in").isEqualTo(Status.OK);
  }

  @Test
  void aCheckThatMayHaveFiredSaysNothing() {
    policy =
        Policy.parse(
            "ecr-image-cleanup",
            "enabled",
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofHours(48),
            Duration.ofDays(90),
            "with-all-it-lists",
            "verify",
            100,
            "keep",
            RepositoryPolicy.parse(Duration.ofHours(6), "delete", 0, ""));
    captured(ORDERS, Duration.ofHours(3), REFERENCE);

    assertThat(events().status()).isEqualTo(Status.OK);
  }

  @Test
  void itTakesAFewCallsHoweverManyAreCaptured() {
    for (int i = 0; i < 50; i++) {
      captured(ORDERS, Duration.ofMinutes(130 + i), REFERENCE);
    }

    events();

    assertThat(calls).hasSize(16);
  }
}
