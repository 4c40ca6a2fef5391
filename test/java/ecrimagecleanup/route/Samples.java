package ecrimagecleanup.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ImageDeletionCheckJson;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Manifest;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The images and messages of the tests. */
final class Samples {
  static final Repository REPOSITORY =
      new Repository(new Registry("999988887777", "eu-central-1"), "team/orders");
  static final String URI = "999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders";
  static final RepositoryTags OPTED_IN =
      new RepositoryTags(true, Map.of("ecr-image-cleanup", "enabled"));
  static final String ORDERS = "arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:";
  static final TaskDefinitionArn ORDERS_41 = TaskDefinitionArn.parse(ORDERS + "41").orElseThrow();

  /** When the sample events say that it happened. */
  static final Instant UNUSED_SINCE = Instant.parse("2026-03-02T09:59:22Z");

  static final Instant DUE = Instant.parse("2026-03-03T10:00:00Z");
  static final Instant LONG_AGO = Instant.parse("2026-01-10T00:00:00Z");

  private static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";

  private Samples() {}

  static Digest digest(char digit) {
    return new Digest("sha256:" + String.valueOf(digit).repeat(64));
  }

  static Image image(char digit, String... tags) {
    return image(digit, IMAGE, LONG_AGO, false, tags);
  }

  /** Without a tag, as the images that an index lists mostly are. */
  static Image untagged(char digit) {
    Image tagged = image(digit);
    return new Image(
        tagged.repository(),
        tagged.digest(),
        List.of(),
        tagged.pushedAt(),
        tagged.lastPulledAt(),
        tagged.lastActivatedAt(),
        tagged.sizeInBytes(),
        tagged.mediaType(),
        tagged.archived(),
        tagged.archivedAt(),
        tagged.subject());
  }

  static Image index(char digit, String... tags) {
    return image(digit, INDEX, LONG_AGO, false, tags);
  }

  static Image pushed(char digit, Instant time) {
    return image(digit, IMAGE, time, false);
  }

  static Image archived(char digit) {
    return image(digit, IMAGE, LONG_AGO, true);
  }

  private static Image image(
      char digit, String mediaType, Instant pushedAt, boolean archived, String... tags) {
    return new Image(
        REPOSITORY,
        digest(digit),
        tags.length == 0 ? List.of("tag-" + digit) : Arrays.asList(tags),
        pushedAt,
        Optional.empty(),
        Optional.empty(),
        1024,
        mediaType,
        archived,
        Optional.empty(),
        Optional.empty());
  }

  /** An index that lists images. */
  static Manifest manifest(char index, Character... children) {
    return new Manifest(
        digest(index),
        INDEX,
        Arrays.stream(children).map(Samples::digest).toList(),
        List.of(),
        Optional.empty());
  }

  /** An index that lists another index. */
  static Manifest manifestOfIndex(char index, char nested) {
    return new Manifest(
        digest(index), INDEX, List.of(digest(nested)), List.of(digest(nested)), Optional.empty());
  }

  /** The check of images that were in use until {@link #UNUSED_SINCE}, which is due now. */
  static ImageDeletionCheck check(Character... images) {
    return new ImageDeletionCheck(
        REPOSITORY,
        Arrays.stream(images).map(Samples::digest).toList(),
        new Cause.Deregistered(ORDERS_41),
        UNUSED_SINCE,
        LastLook.NONE,
        DUE);
  }

  /** The same check at another time. */
  static ImageDeletionCheck checkDueAt(Instant due, char image) {
    return new ImageDeletionCheck(
        REPOSITORY,
        List.of(digest(image)),
        new Cause.Deregistered(ORDERS_41),
        UNUSED_SINCE,
        LastLook.NONE,
        due);
  }

  static String message(ImageDeletionCheck check) {
    return ImageDeletionCheckJson.write(check);
  }

  /** The name of the schedule of an image's check that is due later than {@link #check}. */
  static String laterCheck(char image) {
    return ScheduleName.of(
            REPOSITORY, digest(image), DUE.plusSeconds(60), new Cause.Registered(ORDERS_41))
        .value();
  }

  /** A task definition as the aggregator shows it. */
  static ObjectNode taskDefinition(int revision, String status, String image) {
    ObjectNode row = row(ORDERS + revision);
    ObjectNode configuration = row.putObject("configuration").put("Status", status);
    configuration.putArray("ContainerDefinitions").addObject().put("Image", image);
    return row;
  }

  /** The canary as the aggregator shows it. */
  static JsonNode canary() {
    ObjectNode row =
        row("arn:aws:ecs:eu-central-1:111122223333:task-definition/ecr-image-cleanup-canary:1");
    row.putObject("configuration").put("Status", "ACTIVE");
    return row.put("recordingFrequency", "CONTINUOUS")
        .put("configurationItemCaptureTime", RouteTest.NOW.toString());
  }

  /** Its service, of which no task runs. */
  static JsonNode canaryService() {
    ObjectNode row = row("arn:aws:ecs:eu-central-1:111122223333:service/canary/canary");
    row.put("accountId", "111122223333").put("awsRegion", "eu-central-1");
    row.put("resourceType", "AWS::ECS::Service").put("recordingFrequency", "CONTINUOUS");
    row.put("configurationItemCaptureTime", RouteTest.NOW.toString());
    row.putObject("configuration")
        .put("ServiceName", "ecr-image-cleanup-canary")
        .put("DesiredCount", 0)
        .put(
            "TaskDefinition",
            "arn:aws:ecs:eu-central-1:111122223333:task-definition/ecr-image-cleanup-canary:1");
    return row;
  }

  /** A service as the aggregator shows it. */
  static JsonNode service(int revision, Instant capturedAt) {
    ObjectNode row = row("arn:aws:ecs:eu-central-1:111122223333:service/main/orders");
    row.put("configurationItemCaptureTime", capturedAt.toString());
    row.putObject("configuration").put("TaskDefinition", ORDERS + revision);
    return row;
  }

  private static ObjectNode row(String arn) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("accountId", "111122223333")
        .put("awsRegion", "eu-central-1")
        .put("arn", arn)
        .put("configurationItemCaptureTime", LONG_AGO.toString());
  }
}
