package ecrimagecleanup.route;

import ecrimagecleanup.image.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Messages of the events queue. */
final class Events {
  private Events() {}

  /** One of the events of {@code test/resources/events}. */
  static String sample(String name) throws IOException {
    return Files.readString(Path.of("test/resources/events", name + ".json"));
  }

  /** The call that made a task definition INACTIVE which names these images. */
  static String deregistered(String time, String... images) {
    return apiCall("DeregisterTaskDefinition", time, images);
  }

  /** The call that registered a task definition which names these images. */
  static String registered(String time, String... images) {
    return apiCall("RegisterTaskDefinition", time, images);
  }

  /** A task of orders:41 that stopped, with a container of this image and of this digest. */
  static String stopped(String time, String image, Digest ran) {
    return """
        {
          "source": "aws.ecs",
          "detail-type": "ECS Task State Change",
          "time": "2026-03-03T10:00:00Z",
          "detail": {
            "lastStatus": "STOPPED",
            "stoppedAt": "%s",
            "taskDefinitionArn": "%s",
            "containers": [{"name": "app", "image": "%s", "imageDigest": "%s"}, {"name": "agent"}]
          }
        }
        """
        .formatted(time, Samples.ORDERS_41, image, ran);
  }

  static String apiCall(String name, String time, String... images) {
    String containers =
        Arrays.stream(images)
            .map("{\"name\":\"app\",\"image\":\"%s\"}"::formatted)
            .collect(Collectors.joining(","));
    return """
        {
          "source": "aws.ecs",
          "detail-type": "AWS API Call via CloudTrail",
          "time": "%s",
          "detail": {
            "eventSource": "ecs.amazonaws.com",
            "eventName": "%s",
            "eventTime": "%s",
            "responseElements": {
              "taskDefinition": {
                "taskDefinitionArn": "%s",
                "containerDefinitions": [%s]
              }
            }
          }
        }
        """
        .formatted(time, name, time, Samples.ORDERS_41, containers);
  }
}
