package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.cli.console.Terminal;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The commands {@code opt-in}, {@code opt-out} and {@code sweep}. */
class OptInTest {
  private static final String OTHER = "team/other";

  private static Installation withOther() {
    Installation installation = Installation.with("delete", "cleanup.minimum-age=PT12H");
    installation.owner().createImmutableRepository(OTHER, Map.of());
    installation.owner().push(OTHER, "1", "other", 1000);
    installation.pass(Duration.ofDays(2));
    return installation;
  }

  @Test
  void showsWhatWouldGoThenAsksThenTags() {
    try (Installation installation = withOther()) {
      Printed printed = installation.run(Terminal.typing(new StringReader("y\n")), "opt-in", OTHER);

      assertThat(printed.exitCode()).isZero();
      assertThat(printed.out())
          .containsPattern("team/other +1 +0 +0 +0 +0 +1 +1\\.0 kB +2 d")
          .containsPattern("removable +1 +1\\.0 kB +Nothing keeps them")
          .contains("This is what would be if the owner of every repository had opted in.")
          .contains("999988887777/eu-central-1/team/other has opted in.");
      assertThat(printed.err())
          .contains("Opt 999988887777/eu-central-1/team/other in, for the action delete? [y/N]");
      installation.sweep();
      installation.pass(Duration.ofHours(30));
      assertThat(installation.removed()).hasSize(1);
    }
  }

  @Test
  void anythingButYesChangesNothing() {
    try (Installation installation = withOther()) {
      Printed printed = installation.run(Terminal.typing(new StringReader("\n")), "opt-in", OTHER);

      assertThat(printed.out()).contains("Nothing was changed.");
      assertThat(printed.exitCode()).isEqualTo(1);
      assertThat(installation.run("opt-in", OTHER).exitCode()).isEqualTo(2);
      assertThat(installation.calls("ecr.TagResource")).isZero();
    }
  }

  @Test
  void anOptOutKeepsWhatIsPending() {
    try (Installation installation = withOther()) {
      assertThat(installation.run("opt-in", OTHER, "--yes").exitCode()).isZero();
      installation.sweep();

      Printed printed = installation.run("opt-out", OTHER, "--yes");

      assertThat(printed)
          .isEqualTo(
              new Printed(
                  0, "999988887777/eu-central-1/team/other has opted out.%n".formatted(), ""));
      installation.pass(Duration.ofDays(2));
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void nothingIsAskedThatWouldChangeNothing() {
    try (Installation installation = withOther()) {
      assertThat(installation.run("opt-out", OTHER))
          .isEqualTo(
              new Printed(
                  0,
                  "999988887777/eu-central-1/team/other has not opted in, so nothing in it is touched: nothing was changed.%n"
                      .formatted(),
                  ""));
      assertThat(installation.run("opt-in", OTHER, "--yes").exitCode()).isZero();
      assertThat(installation.run("opt-in", OTHER))
          .isEqualTo(
              new Printed(
                  0,
                  "999988887777/eu-central-1/team/other has opted in already: nothing was changed.%n"
                      .formatted(),
                  ""));
      assertThat(installation.calls("ecr.TagResource")).isEqualTo(1);
      assertThat(installation.calls("ecr.UntagResource")).isZero();
    }
  }

  @Test
  void sweepNowNominatesAndWaits() {
    try (Installation installation = withOther()) {
      String digest = installation.push("1");
      installation.pass(Duration.ofDays(1));

      Printed printed = installation.run("sweep", "--now");

      assertThat(printed.err()).isEmpty();
      assertThat(printed.out())
          .contains("999988887777/eu-central-1/team/orders")
          .contains(
              "1 image nominated in 1 check, of 1 repository.",
              "Not opted in: 1 of 2 repositories; their images stay.");
      installation.pass(Duration.ofHours(30));
      assertThat(installation.removed()).containsExactly(digest);
    }
  }

  @Test
  void aSecondSweepOnADaySaysWhatIsPendingAlreadyAndWhenThatFires() {
    try (Installation installation = withOther()) {
      installation.push("1");
      installation.pass(Duration.ofDays(1));
      JsonNode first = installation.run("sweep", "--now", "-o", "json").json();
      installation.pass(Duration.ofMinutes(3));

      JsonNode second = installation.run("sweep", "--now", "-o", "json").json();

      assertThat(first.at("/nominated/checks").asInt()).isEqualTo(1);
      assertThat(first.at("/pendingAlready/checks").asInt()).isZero();
      assertThat(second.at("/nominated/checks").asInt()).isZero();
      assertThat(second.at("/pendingAlready/checks").asInt()).isEqualTo(1);
      assertThat(second.at("/pendingAlready/images").asInt()).isEqualTo(1);
      assertThat(second.at("/checks/0/at")).isEqualTo(first.at("/checks/0/at"));
      assertThat(second.at("/checks/0/images")).isEqualTo(first.at("/checks/0/images"));
      assertThat(installation.run("sweep", "--now").out())
          .contains(
              "  earlier today  ",
              "Nothing was nominated in 1 repository.",
              "1 check of 1 image was scheduled earlier today and stays as it is.");
    }
  }

  @Test
  void aSweepSaysThatTheBrakeIsOnOrThatNobodyOptedIn() {
    try (Installation installation = withOther()) {
      installation.push("1");
      installation.pass(Duration.ofDays(1));
      installation.owner().tag(Installation.ORDERS, "ecr-image-cleanup:brake", "on");

      assertThat(installation.run("sweep", "--now", "--repository=team/orders").out())
          .isEqualToIgnoringNewLines(
              "The brake is on, so nothing was nominated in 1 repository. The repository tag"
                  + " ecr-image-cleanup:brake holds removals.");
      assertThat(installation.run("sweep", "--now", "--repository=" + OTHER).out())
          .isEqualToIgnoringNewLines("Nothing was nominated: the repository has not opted in.");
    }
  }

  @Test
  void aSweepThatTheApplicationDoesSaysThatTheBrakeOfTheOperatorIsOn() throws IOException {
    Path brake = Files.writeString(Path.of("test/target/brake-of-the-sweep-command"), "");
    try (Installation installation =
        Installation.with("delete", "cleanup.brake-file=" + brake, "cleanup.minimum-age=PT12H")) {
      installation.push("1");
      installation.pass(Duration.ofDays(1));

      assertThat(installation.run("sweep").out())
          .contains("The brake is on; while it is, nothing is nominated that would be removed. ");
      assertThat(installation.run("sweep", "--now").out())
          .contains("The brake is on, so nothing was nominated in 1 repository. ");
      JsonNode asked = installation.run("sweep", "-o", "json").json();
      assertThat(asked.path("scheduled").asInt()).isEqualTo(1);
      assertThat(asked.path("held").asText()).endsWith(" of cleanup.brake-file holds removals.");
      installation.owner().tag(Installation.ORDERS, "ecr-image-cleanup:action", "report");
      assertThat(installation.run("sweep", "--now").out())
          .contains("1 image nominated in 1 check, of 1 repository.")
          .doesNotContain("brake is on");
    } finally {
      Files.delete(brake);
    }
  }

  @Test
  void whichRepositoriesTheApplicationWillSweepIsSaidInFull() {
    try (Installation installation = withOther()) {
      assertThat(installation.run("sweep", "--repository=team/*").out())
          .isEqualToIgnoringNewLines(
              "Within two hours the application sweeps those of the 2 repositories that have opted"
                  + " in; checks list shows what it nominates.");
      assertThat(installation.run("sweep", "--repository=" + OTHER).out())
          .isEqualToIgnoringNewLines(
              "Within two hours the application sweeps team/other if it has opted in; checks list"
                  + " shows what it nominates.");
    }
  }

  @Test
  void sweepAsksTheRunningApplication() {
    try (Installation installation = withOther()) {
      String digest = installation.push("1");
      installation.pass(Duration.ofDays(1));

      Printed printed = installation.run("sweep");

      assertThat(printed.out())
          .contains(
              "Within two hours the application sweeps all repositories that have opted in; checks list shows what it nominates.");
      assertThat(installation.schedules().names()).containsExactly("sweep-20260305");
      installation.pass(Duration.ofHours(33));
      assertThat(installation.removed()).containsExactly(digest);
    }
  }

  @Test
  void everyMistakeIsOneSentenceWithExitCodeTwo() {
    try (Installation installation = withOther()) {
      assertThat(installation.run("opt-in", "team/none", "--yes"))
          .isEqualTo(
              new Printed(
                  2,
                  "",
                  "There is no repository 999988887777/eu-central-1/team/none.%n".formatted()));
      assertThat(installation.run("opt-in", "team/orders:1", "--yes").err())
          .isEqualToIgnoringNewLines(
              "team/orders:1 is no name of a repository of ECR, like team/orders.");
      assertThat(installation.run("sweep", "--now", "--repository=x").err())
          .startsWith("ECR has 2 repositories in");
    }
  }
}
