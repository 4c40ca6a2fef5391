package ecrimagecleanup.cli;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ImageDeletionCheckJson;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the tests of commands share. */
final class CliFixtures {
  static final Registry REGISTRY = new Registry("999988887777", "eu-central-1");
  static final Registries REGISTRIES = new Registries(REGISTRY.toString());
  static final Repository ORDERS = new Repository(REGISTRY, "team/orders");
  static final Repository ELSEWHERE =
      new Repository(new Registry("111122223333", "eu-central-1"), "team/orders");
  static final Instant DUE = Instant.parse("2026-03-03T10:00:00Z");
  static final Cause CAUSE =
      new Cause.Deregistered(
          TaskDefinitionArn.parse("arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:41")
              .orElseThrow());

  private CliFixtures() {}

  static Digest digest(char digit) {
    return new Digest("sha256:" + String.valueOf(digit).repeat(64));
  }

  /** The check of one image of {@link #ORDERS}, as it is sent. */
  static String check(char image) {
    return ImageDeletionCheckJson.write(
        new ImageDeletionCheck(
            ORDERS,
            List.of(digest(image)),
            CAUSE,
            Instant.parse("2026-03-02T09:15:22Z"),
            LastLook.NONE,
            DUE));
  }

  /** Those of {@code config/}, with these registries. */
  static Settings settings(String registries) {
    return Settings.load(
        Path.of(""),
        Map.of(
            "CLEANUP_ACCOUNT_ID",
            "999988887777",
            "CLEANUP_REGION",
            "eu-central-1",
            "CLEANUP_WORKLOADS",
            "111122223333/eu-central-1",
            "CLEANUP_REGISTRIES",
            registries),
        Map.of());
  }
}
