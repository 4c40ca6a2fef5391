package ecrimagecleanup.cli;

import static ecrimagecleanup.cli.CliFixtures.DUE;
import static ecrimagecleanup.cli.CliFixtures.ORDERS;
import static ecrimagecleanup.cli.CliFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ImageDeletionCheckJson;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.check.Schedule;
import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.sweep.SweepName;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** A check that was pending before the sweep keeps its time and its images. */
class SweepResultTest {
  private static final Instant BEFORE = DUE.minusSeconds(60);
  private static final Nomination MADE = new Nomination.Made(asked('a', digest('a')));
  private static final Nomination EARLIER =
      new Nomination.Earlier(
          asked('b', digest('b'), digest('c')), Optional.of(pending('b', digest('b'))));
  private static final Nomination UNREAD =
      new Nomination.Earlier(asked('d', digest('d')), Optional.empty());

  private static ImageDeletionCheck check(Instant due, Digest... images) {
    return new ImageDeletionCheck(
        ORDERS, List.of(images), new Cause.Swept(), BEFORE, LastLook.CLEAR, due);
  }

  private static ScheduledCheck asked(char bucket, Digest... images) {
    return new ScheduledCheck(
        SweepName.of(ORDERS, BEFORE, bucket), DUE, "a sweep", check(DUE, images));
  }

  private static PendingCheck pending(char bucket, Digest... images) {
    return PendingCheck.of(
        new Schedule(
            SweepName.of(ORDERS, BEFORE, bucket).value(),
            "at(…)",
            Optional.of(BEFORE),
            "",
            ImageDeletionCheckJson.write(check(BEFORE, images))));
  }

  private static SweepResult result(Nomination... nominations) {
    return new SweepResult(2, 2, List.of(nominations), Map.of());
  }

  private static Stream<String> rows(SweepResult result) {
    StringWriter out = new StringWriter();
    result.table().print(new PrintWriter(out), Ansi.OFF, OptionalInt.empty());
    return out.toString().lines().skip(1).map(line -> line.replaceAll(" {2,}", "|"));
  }

  @Test
  void whatWasPendingAlreadyIsShownWithTheTimeAtWhichItFires() {
    assertThat(rows(result(MADE, EARLIER, UNREAD)))
        .containsExactly(
            row("1|3 Mar 2026 10:00 UTC|now", 'a'),
            row("1|3 Mar 2026 09:59 UTC|earlier today", 'b'),
            row("not known|not known|earlier today", 'd'));
  }

  private static String row(String text, char bucket) {
    return "%s|%s|%s".formatted(ORDERS, text, SweepName.of(ORDERS, BEFORE, bucket));
  }

  @Test
  void whatIsNominatedNowAndWhatWasBeforeIsCountedApart() {
    assertThat(result(MADE, EARLIER).sentences())
        .containsExactly(
            "1 image nominated in 1 check, of 2 repositories.",
            "1 check of 1 image was scheduled earlier today and stays as it is.",
            "1 more image can be nominated tomorrow (UTC) at the earliest: today's checks of their part"
                + " of the repository are pending without them.");
    assertThat(result(EARLIER, UNREAD).sentences())
        .startsWith(
            "Nothing was nominated in 2 repositories.",
            "2 checks were scheduled earlier today and stay as they are.");
    assertThat(result(MADE, EARLIER, UNREAD).json())
        .hasToString(
            "{\"repositories\":2,\"optedIn\":2,\"nominated\":{\"checks\":1,\"images\":1},\"pendingAlready\":{\"checks\":2},\"leftForAnotherDay\":1,\"held\":[],\"checks\":["
                + json("\"at\":\"2026-03-03T10:00:00Z\",", 'a', false, true)
                + ","
                + json("\"at\":\"2026-03-03T09:59:00Z\",", 'b', true, true)
                + ","
                + json("", 'd', true, false)
                + "]}");
  }

  private static String json(String at, char image, boolean already, boolean known) {
    return "{\"repository\":\"%s\",%s\"schedule\":\"%s\",\"pendingAlready\":%s%s}"
        .formatted(
            ORDERS,
            at,
            SweepName.of(ORDERS, BEFORE, image),
            already,
            known ? ",\"images\":[\"%s\"]".formatted(digest(image)) : "");
  }

  @Test
  void whyNothingIsNominatedIsSaid() {
    assertThat(new SweepResult(1, 0, List.of(), Map.of()).sentences())
        .containsExactly("Nothing was nominated: the repository has not opted in.");
    assertThat(new SweepResult(3, 0, List.of(), Map.of()).sentences())
        .containsExactly("Nothing was nominated: none of 3 repositories has opted in.");
    assertThat(
            new SweepResult(3, 2, List.of(), Map.of("The file x holds removals.", 2)).sentences())
        .containsExactly(
            "Not opted in: 1 of 3 repositories; their images stay.",
            "The brake is on, so nothing was nominated in 2 repositories. The file x holds removals.");
    assertThat(
            new SweepResult(2, 2, List.of(), Map.of("The file x holds removals.", 1)).sentences())
        .containsExactly(
            "Nothing was nominated in 2 repositories.",
            "The brake is on, so nothing was nominated in 1 repository. The file x holds removals.");
  }
}
