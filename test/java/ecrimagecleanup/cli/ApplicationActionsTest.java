package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.Application;
import ecrimagecleanup.doctor.NeededActions;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The actions that {@code doctor} asks IAM about are those of the routes, as the settings are. */
class ApplicationActionsTest {
  private static final Path HOME = Path.of(".");
  private static final String DEFAULT_EVIDENCE =
      "config-coverage,config-task-definitions,config-services,ecr-pull-time";

  private static NeededActions needed(String action, String evidence) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "cleanup.account-id", World.SHARED_ACCOUNT,
                "cleanup.region", World.REGION,
                "cleanup.workloads", "111122223333/" + World.REGION));
    settings.put("cleanup.action", action);
    settings.put("cleanup.evidence", evidence);
    if (!evidence.contains("ecs-live")) {
      settings.put("cleanup.config-alone", "trust");
    }
    Clock clock = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    try (Application application =
        new Application(HOME, Settings.load(HOME, Map.of(), settings), clock)) {
      application.startForCommands();
      return ApplicationActions.needed(application);
    }
  }

  @Test
  void theyAreThoseOfTheOperationsThatTheRoutesCall() {
    assertThat(needed("report", DEFAULT_EVIDENCE).called())
        .containsExactly(
            "config:DescribeConfigurationAggregatorSourcesStatus",
            "config:SelectAggregateResourceConfig",
            "ecr:BatchGetImage",
            "ecr:DescribeImages",
            "ecr:DescribeRepositories",
            "ecr:ListTagsForResource",
            "iam:PassRole",
            "scheduler:CreateSchedule",
            "scheduler:ListSchedules",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl");
  }

  @ParameterizedTest
  @CsvSource({
    "archive, ecr:UpdateImageStorageClass",
    "archive-then-delete, ecr:BatchDeleteImage ecr:UpdateImageStorageClass",
    "delete, ecr:BatchDeleteImage ecr:UpdateImageStorageClass",
  })
  void anActionNeedsWhatItDoes(String action, String removals) {
    List<String> more = new ArrayList<>(needed(action, DEFAULT_EVIDENCE).called());
    more.removeAll(needed("report", DEFAULT_EVIDENCE).called());

    assertThat(more).containsExactly(removals.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "ecs-live, sts:AssumeRole",
    "lambda-live, lambda:GetFunction",
    "inspector-in-use, inspector2:ListCoverage"
  })
  void aSourceOfEvidenceThatIsListedNeedsMore(String source, String action) {
    assertThat(needed("report", DEFAULT_EVIDENCE).called()).doesNotContain(action);
    assertThat(needed("report", DEFAULT_EVIDENCE + "," + source).called()).contains(action);
  }

  @Test
  void whatRemovesIsKnownAlsoWhereNothingIsRemoved() {
    assertThat(needed("report", DEFAULT_EVIDENCE).removing())
        .containsExactly("ecr:BatchDeleteImage", "ecr:UpdateImageStorageClass");
  }
}
