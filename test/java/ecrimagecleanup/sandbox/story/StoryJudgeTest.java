package ecrimagecleanup.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.SandboxedApplication;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the judge of a story expects what the application is set to do. */
class StoryJudgeTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final String REPOSITORY = "team/orders";
  private static final Map<String, String> OPTED_IN = Map.of("ecr-image-cleanup", "enabled");

  @Test
  void theGracePeriodCanStandInTheConfigurationOfTheApplication(@TempDir Path folder)
      throws IOException {
    Path home = home(folder, "cleanup.grace=PT48H", "cleanup.minimum-age=P4D");
    try (EmbeddedAws aws = EmbeddedAws.start(new WorldClock(START), 1, 0, 30);
        SandboxedApplication application = SandboxedApplication.start(aws, home, Map.of())) {
      ImageOwner owner = new ImageOwner(aws.sandbox());
      owner.createRepository(REPOSITORY, OPTED_IN);
      useForAnHour(aws, owner);
      owner.push(REPOSITORY, "2", "never", 1000);

      aws.world().advance(Duration.ofHours(47));
      assertThat(findings(aws, application)).isEmpty();

      aws.world().advance(Duration.ofHours(2));
      assertThat(findings(aws, application)).containsExactly(Finding.Kind.LEFT);

      aws.world().advance(Duration.ofDays(6));
      assertThat(findings(aws, application)).containsExactly(Finding.Kind.LEFT);

      aws.world().advance(Duration.ofDays(1));
      assertThat(findings(aws, application)).containsExactly(Finding.Kind.LEFT, Finding.Kind.LEFT);
    }
  }

  private static void useForAnHour(EmbeddedAws aws, ImageOwner owner) {
    WorkloadAccount team = new WorkloadAccount(aws.sandbox(), "111122223333", World.REGION);
    owner.push(REPOSITORY, "1", "used", 1000);
    String definition = team.register("orders", RepositoryKey.shared(REPOSITORY).uri() + ":1");
    aws.world().advance(Duration.ofHours(1));
    team.deregister(definition);
  }

  private static List<Finding.Kind> findings(EmbeddedAws aws, SandboxedApplication application) {
    return Story.judge(aws.world().ledger(), application)
        .judge(List.of(), RegistryCensus.take(new ImageOwner(aws.sandbox())), aws.now())
        .findings()
        .stream()
        .map(Finding::kind)
        .toList();
  }

  /** The configuration of the source tree with other settings, and no routes. */
  private static Path home(Path folder, String... settings) throws IOException {
    Files.createDirectory(folder.resolve("routes"));
    Path config = Files.createDirectory(folder.resolve("config"));
    Path file = config.resolve("application.properties");
    Files.copy(Path.of("config/application.properties"), file);
    Files.write(file, List.of(settings), StandardOpenOption.APPEND);
    Files.write(
        file,
        List.of("cleanup.queries=" + Path.of("config/queries").toAbsolutePath()),
        StandardOpenOption.APPEND);
    return folder;
  }
}
