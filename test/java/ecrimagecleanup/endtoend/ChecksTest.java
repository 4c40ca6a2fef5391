package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands {@code checks list} and {@code checks cancel}. */
class ChecksTest {
  private static final String BILLING = "team/billing";

  private Installation installation = Installation.with("report");
  private String orders = "";

  /** Two checks of team/orders, a day after 09:00, and one of team/billing, an hour later. */
  @BeforeEach
  void scheduleChecks() {
    orders = installation.push("1");
    installation.useAndStop(Installation.image("1"));
    installation.createOptedIn(BILLING);
    installation.owner().push(BILLING, "7", "billing", 1000);
    installation.pass(Duration.ofHours(1));
    installation.production().register("billing", Installation.image(BILLING, "7"));
    installation.pass(Duration.ofHours(1));
  }

  @AfterEach
  void stop() {
    installation.close();
  }

  private static void assertRefused(String sentence, Printed printed) {
    assertThat(printed.out()).isEmpty();
    assertThat(printed.err()).isEqualToIgnoringNewLines(sentence);
    assertThat(printed.exitCode()).isEqualTo(2);
  }

  @Test
  void pendingChecksAreListedThoseDueSoonestFirst() {
    Printed printed = Printed.by("checks", "list");

    assertThat(printed.err()).isEmpty();
    assertThat(printed.exitCode()).isZero();
    assertThat(printed.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("NAME|DUE|IN|IMAGE|CAUSE"),
            line -> assertRow(line, "3 Mar 2026 09:00 UTC", "team/orders@" + orders),
            line -> assertRow(line, "3 Mar 2026 09:00 UTC", "team/orders@" + orders),
            line -> assertRow(line, "3 Mar 2026 10:00 UTC", "team/billing@sha256:"),
            line -> assertThat(line).isEqualTo("3 pending checks."));
    assertThat(printed.out()).contains("deregister orders:1 of 111122223333/eu-central-1");
  }

  private static void assertRow(String line, String due, String image) {
    assertThat(line)
        .matches("[0-9a-f]{8}\\|[^|]+\\|[^|]+\\|[^|]+@sha256:[0-9a-f]{12}\\|[^|]+")
        .contains("|" + due + "|")
        .contains("|" + image.substring(0, Math.min(image.length(), 31)));
  }

  @Test
  void machinesGetAllThatIsKnown() {
    JsonNode answer =
        Printed.by("checks", "list", "--repository=team/billing", "--format=json").json();

    assertThat(answer.path("pending").asInt()).isEqualTo(1);
    JsonNode check = answer.at("/checks/0");
    assertThat(check.path("repository").asText()).isEqualTo(BILLING);
    assertThat(check.path("accountId").asText()).isEqualTo("999988887777");
    assertThat(check.path("region").asText()).isEqualTo("eu-central-1");
    assertThat(check.path("due").asText()).isEqualTo("2026-03-03T10:00:00Z");
    assertThat(check.path("cause").asText()).isEqualTo("register");
    assertThat(check.path("presumedUnusedSince").asText()).isEqualTo("2026-03-02T10:00:00Z");
    assertThat(check.at("/images/0").asText()).startsWith("sha256:").hasSize(71);
    assertThat(check.has("problem")).isFalse();
  }

  @Test
  void aPatternStandsForSeveralRepositoriesAndALimitSaysThatThereIsMore() {
    assertThat(Printed.by("checks", "list", "--repository=team/o*").out())
        .contains("team/orders@")
        .doesNotContain("team/billing@")
        .endsWith("2 pending checks.%n".formatted());
    assertThat(Printed.by("checks", "list", "--limit=1").out())
        .contains("team/orders@")
        .endsWith("1 of 3 pending checks, about the soonest; --limit shows more.%n".formatted());
    assertThat(Printed.by("checks", "list", "--repository=team/cart").out())
        .isEqualToIgnoringNewLines("No check of team/cart is pending.");
    assertRefused(
        "ECR has 2 repositories in 999988887777/eu-central-1, and no name matches team/c*. Names are"
            + " matched as a whole, like 'team/*'.",
        Printed.by("checks", "list", "--repository=team/c*"));
  }

  @Test
  void aSweepToComeIsShownAsThatBelowTheChecksAndIsNotCountedAsOne() {
    installation.run("sweep", "--repository=team/billing");
    String sweep = sweepOfBilling();

    Printed printed = Printed.by("checks", "list", "-o", "wide");

    assertThat(printed.out().lines().skip(4))
        .satisfiesExactly(
            row -> assertThat(row).contains("  sweep of team/billing ").endsWith("  " + sweep),
            line -> assertThat(line).isEqualTo("3 pending checks."),
            line ->
                assertThat(line).isEqualTo("1 other message, of sweeps or the report to owners."));
    assertThat(Printed.by("checks", "list", "-o", "json").json().path("pending").asInt())
        .isEqualTo(3);
  }

  @Test
  void whoCancelsASweepIsAskedWhatBecomesOfIt() {
    installation.run("sweep", "--repository=team/billing");
    String sweep = sweepOfBilling();

    Printed declined =
        Printed.on(Terminal.typing(new StringReader("n\n")), "checks", "cancel", sweep);
    assertThat(declined.err())
        .startsWith("sweep of team/billing, due ")
        .contains(
            "Cancel it? team/billing is not swept until the next sweep; its pending checks stay.");
    Printed cancelled = Printed.by("checks", "cancel", sweep, "--yes");
    assertThat(cancelled.out()).isEqualToIgnoringNewLines("Cancelled.");
    assertThat(installation.schedules().names()).doesNotContain(sweep);
  }

  private String sweepOfBilling() {
    return installation.schedules().names().stream()
        .filter(name -> name.startsWith("sweep-"))
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  @Test
  void whatFiresWhileItIsListedIsNotPendingAnyMore() {
    installation
        .faults()
        .add(
            FaultInjector.failing(
                call -> call.path().startsWith("/schedules/"),
                call ->
                    new Fault.Answered(
                        new AwsError(404, "ResourceNotFoundException", "It does not exist."))));

    assertThat(Printed.by("checks", "list", "--limit=2").out())
        .endsWith("0 of 1 pending check, about the soonest; --limit shows more.%n".formatted());
    Printed all = Printed.by("checks", "list");
    assertThat(all.out()).endsWith("No check is pending.%n".formatted());
    assertThat(all.exitCode()).isZero();
  }

  @Test
  void progressIsShownOnATerminalAlone() {
    Printed printed = Printed.on(Terminal.typing(new StringReader("")), "checks", "list");

    assertThat(printed.err()).contains("Reading checks 100%", "3/3");
    assertThat(printed.out()).endsWith("3 pending checks.%n".formatted());
  }

  @Test
  void oneCheckIsCancelledAfterItIsShownAndConfirmed() {
    String name = first(BILLING);

    assertRefused(
        "team/billing@%s, due 3 Mar 2026 10:00 UTC, because of: register.".formatted(billing())
            + "There is no terminal to ask \"Cancel it? The image stays until a later event or"
            + " sweep brings it up again.\" on. Give --yes to do it without being asked.",
        Printed.by("checks", "cancel", name));
    Printed declined =
        Printed.on(Terminal.typing(new StringReader("n\n")), "checks", "cancel", name);
    assertThat(declined.out()).isEqualToIgnoringNewLines("Nothing was changed.");
    assertThat(declined.exitCode()).isEqualTo(1);
    assertThat(installation.calls("scheduler.DeleteSchedule")).isZero();

    String shown =
        Printed.by("checks", "list", "--repository=team/billing")
            .out()
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow()
            .replaceAll(" .*", "");
    assertThat(shown).matches("[0-9a-f]{8}");
    Printed confirmed =
        Printed.on(Terminal.typing(new StringReader("y\n")), "checks", "cancel", shown);
    assertThat(confirmed.out()).isEqualToIgnoringNewLines("Cancelled.");
    assertThat(Printed.by("checks", "list").out())
        .doesNotContain("team/billing@")
        .endsWith("2 pending checks.%n".formatted());
    assertRefused(
        "No check of the name %s is pending; it may have fired. checks list shows those that are."
            .formatted(name),
        Printed.by("checks", "cancel", name, "--yes"));
  }

  /** The name of the schedule of a repository's check that is due first. */
  private static String first(String repository) {
    return Printed.by("checks", "list", "--repository=" + repository, "--format=json")
        .json()
        .at("/checks/0/schedule")
        .asText();
  }

  @Test
  void aCheckOfAnImageWithAnotherOneIsCancelledByForceAlone() {
    String name = first(Installation.ORDERS);

    Printed refused = Printed.by("checks", "cancel", name, "--yes");
    assertThat(refused.err())
        .contains("Another check is pending that can remove the image, or an index that lists it: ")
        .endsWith(
            " Not cancelled. To keep the image, opt its repository out or set the brake; --force cancels the check all the same.%n"
                .formatted());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(installation.calls("scheduler.DeleteSchedule")).isZero();

    Printed forced = Printed.by("checks", "cancel", name, "--yes", "--force");
    assertThat(forced.err())
        .endsWith(
            "An earlier check may then remove the image before its grace period is over.%n"
                .formatted());
    assertThat(forced.out()).isEqualToIgnoringNewLines("Cancelled.");

    Printed last = Printed.by("checks", "cancel", first(Installation.ORDERS), "--yes");
    assertThat(last.out()).isEqualToIgnoringNewLines("Cancelled.");
  }

  @Test
  void theCheckOfAPlaceThatIsNotListedIsCancelledByForceAlone() {
    installation.account("666666666666").register("bills", Installation.image(BILLING, "7"));
    installation.pass(Duration.ofMinutes(5));
    String unlisted =
        installation.schedules().names().stream()
            .filter(name -> ScheduleName.parse(name).orElseThrow().isOfUnlisted())
            .findFirst()
            .orElseThrow();

    Printed refused = Printed.by("checks", "cancel", unlisted, "--yes");
    assertThat(refused.err())
        .contains(
            "An event from 666666666666/eu-central-1, which is neither in cleanup.workloads nor in"
                + " cleanup.ignored-places, caused this check.");
    assertThat(refused.exitCode()).isEqualTo(2);

    Printed forced =
        Printed.on(
            Terminal.typing(new StringReader("n\n")), "checks", "cancel", unlisted, "--force");
    assertThat(forced.err())
        .contains(
            "Another check may then remove the image although a task runs it in 666666666666/eu-central-1.",
            "Cancel it all the same? [y/N]");
    assertThat(forced.out()).isEqualToIgnoringNewLines("Nothing was changed.");
    assertThat(installation.schedules().names()).contains(unlisted);
  }

  private String billing() {
    String out = Printed.by("checks", "list", "--repository=team/billing").out();
    return out.replaceAll("(?s).*team/billing@(sha256:[0-9a-f]{12}).*", "$1");
  }

  @Test
  void machinesAreToldWhatWasCancelled() {
    String name = first(BILLING);

    Printed printed = Printed.by("checks", "cancel", name, "--yes", "--format=json");

    JsonNode answer = DecisionLog.parse(printed.out());
    assertThat(answer.path("schedule").asText()).isEqualTo(name);
    assertThat(answer.path("cancelled").asBoolean()).isTrue();
  }

  @Test
  void everyMistakeIsSaidInSentences() {
    assertRefused(
        "--limit 0 shows nothing; give 1 or more.", Printed.by("checks", "list", "--limit=0"));
    assertRefused(
        "Invalid value for option '--limit': 'many' is not an int."
            + "See ecr-image-cleanup checks list --help.",
        Printed.by("checks", "list", "--limit=many"));
    assertRefused(
        "A repository is written like team/orders, several like team/*: lower-case letters, digits"
            + " and . _ - / with * for anything.",
        Printed.by("checks", "list", "--repository=Team Orders"));
    assertRefused(
        "That is not the name of a pending check; checks list shows the names.",
        Printed.by("checks", "cancel", "../x"));
    assertRefused(
        "Missing required parameter: 'NAME'.See ecr-image-cleanup checks cancel --help.",
        Printed.by("checks", "cancel"));
    assertThat(Printed.by("checks", "list", "--set=cleanup.schedule-group=nowhere").err())
        .startsWith("EventBridge Scheduler has no such schedule group: ")
        .endsWith(
            " Create it, correct cleanup.schedule-group or cleanup.region, or use credentials of the shared account.%n"
                .formatted());
  }

  @Test
  void whatAwsRefusesIsSaidInASentenceAndWithVerboseWithItsStackTrace() {
    installation
        .faults()
        .add(
            FaultInjector.failing(
                call -> call.service().equals("scheduler"),
                call -> Fault.denied("scheduler:ListSchedules")));

    String sentence =
        "AWS refuses scheduler:ListSchedules: AccessDeniedException: User: me is not authorized to"
            + " perform: scheduler:ListSchedules. Give the role that permission; docs/deployment.md"
            + " lists all that it needs.";
    assertRefused(sentence, Printed.by("checks", "list"));
    assertThat(Printed.by("checks", "list", "--verbose").err())
        .startsWith(sentence)
        .contains("\tat ecrimagecleanup.");
  }
}
