package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ImageDeletionCheckJson;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.check.Schedule;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.sweep.Sweep;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class PendingCheckViewTest {
  private static final Instant DUE = Instant.parse("2026-03-03T10:00:00Z");
  private static final Cause CAUSE =
      new Cause.Deregistered(
              TaskDefinitionArn.parse(
                      "arn:aws-cn:ecs:cn-north-1:111122223333:task-definition/orders:41")
                  .orElseThrow())
          .postponed();

  private static final PendingCheck FOREIGN =
      PendingCheck.of(new Schedule("foreign", "rate(1 day)", Optional.empty(), "", "hello"));

  private static PendingCheck pending(String name, String... digits) {
    ImageDeletionCheck check =
        new ImageDeletionCheck(
            new Repository(new Registry("999988887777", "eu-central-1"), "team/orders"),
            Stream.of(digits).map(digit -> new Digest("sha256:" + digit.repeat(64))).toList(),
            CAUSE,
            DUE,
            LastLook.NONE,
            DUE);
    return PendingCheck.of(
        new Schedule(
            name,
            "at(2026-03-03T10:00:00)",
            Optional.of(DUE),
            "",
            ImageDeletionCheckJson.write(check)));
  }

  @Test
  void aTableSaysWhatPeopleNeed() {
    StringWriter out = new StringWriter();

    PendingCheckView.table(
            List.of(pending("one", "a"), pending("two", "a", "b"), FOREIGN),
            new ShortNames(List.of("one", "two", "foreign")),
            DUE,
            false)
        .print(new PrintWriter(out), Ansi.OFF, OptionalInt.empty());

    assertThat(out.toString().lines().map(line -> line.replaceAll(" {2,}", "|")))
        .containsExactly(
            "NAME|DUE|IN|IMAGE|CAUSE",
            "7692c3ad|3 Mar 2026 10:00 UTC|now|team/orders@sha256:aaaaaaaaaaaa|postponed deregister orders:41"
                + " of 111122223333/cn-north-1",
            "3fc4ccfe|3 Mar 2026 10:00 UTC|now|2 images of team/orders|postponed deregister orders:41 of"
                + " 111122223333/cn-north-1",
            "65677190|rate(1 day)|no check: The message is not JSON (line 1, column 1).");
  }

  @Test
  void whatIsNoCheckIsNoneInJsonToo() {
    assertThat(PendingCheckView.json(FOREIGN))
        .hasToString(
            "{\"schedule\":\"foreign\",\"problem\":\"The message is not JSON (line 1, column 1).\"}");
    assertThat(PendingCheckView.sentence(FOREIGN))
        .isEqualTo("no check: The message is not JSON (line 1, column 1), due rate(1 day).");
  }

  @Test
  void aWideTableShowsTheWholeNamesOfSchedulesThatExplainNames() {
    StringWriter out = new StringWriter();

    PendingCheckView.table(
            List.of(pending("50946ab68e2b846a-sweep-20260302-0", "a")),
            new ShortNames(List.of("50946ab68e2b846a-sweep-20260302-0")),
            DUE,
            true)
        .print(new PrintWriter(out), Ansi.OFF, OptionalInt.empty());

    assertThat(out.toString().lines())
        .satisfiesExactly(
            headings -> assertThat(headings).endsWith("  SCHEDULE"),
            row -> assertThat(row).endsWith("  50946ab68e2b846a-sweep-20260302-0"));
  }

  @Test
  void aSweepToComeIsNoBrokenCheck() {
    Sweep sweep =
        Sweep.ofAll(DUE)
            .of(new Repository(new Registry("999988887777", "eu-central-1"), "team/orders"));
    PendingCheck pending =
        PendingCheck.of(
            new Schedule(sweep.scheduleName(), "at(…)", Optional.of(DUE), "", sweep.toJson()));
    StringWriter out = new StringWriter();

    PendingCheckView.table(
            List.of(pending), new ShortNames(List.of(sweep.scheduleName())), DUE, false)
        .print(new PrintWriter(out), Ansi.OFF, OptionalInt.empty());

    assertThat(out.toString().lines().skip(1))
        .singleElement()
        .asString()
        .endsWith("now  sweep of team/orders");
    assertThat(PendingCheckView.sentence(pending))
        .isEqualTo("sweep of team/orders, due 3 Mar 2026 10:00 UTC.");
    assertThat(PendingCheckView.json(pending))
        .hasToString(
            "{\"schedule\":\"%s\",\"due\":\"2026-03-03T10:00:00Z\",\"accountId\":\"999988887777\",\"region\":\"eu-central-1\",\"repository\":\"team/orders\",\"subject\":\"sweep of team/orders\"}"
                .formatted(sweep.scheduleName()));
  }
}
