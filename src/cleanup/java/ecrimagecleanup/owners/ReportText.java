package ecrimagecleanup.owners;

import static java.util.stream.Collectors.joining;

import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.sweep.PlanDocument;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.Tally;
import ecrimagecleanup.words.Bytes;
import ecrimagecleanup.words.CodeSpan;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Money;
import ecrimagecleanup.words.Times;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reports for people, as Markdown of headings and lists alone, so that Slack, Teams and a mail show
 * them, too. What comes from tags, or from the brake, is shown as code.
 *
 * @param header what the plans were made of
 * @param tag the key of the tag of repositories that names their owner
 */
public record ReportText(PlanHeader header, String tag) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  /** What every report begins with. */
  static final String TITLE = "# Container images by ";

  /** What stands above all reports. */
  List<String> heading() {
    List<String> lines = new ArrayList<>();
    lines.add(TITLE + CodeSpan.of(tag));
    lines.add("");
    lines.add(
        "As of %s, of the account %s in %s. %s"
            .formatted(Times.utc(header.time()), header.accountId(), header.region(), action()));
    if (header.asIfOptedIn()) {
      lines.add("This is what would be if the owner of every repository had opted in.");
    }
    if (!header.brake().isEmpty()) {
      lines.add("The brake is on, so nothing goes: %s".formatted(CodeSpan.of(header.brake())));
    }
    lines.add(PlanDocument.NOTE);
    return lines;
  }

  private String action() {
    return header.action() == Action.REPORT
        ? "Nothing is removed: the action is report."
        : "The action is %s.".formatted(header.action().word());
  }

  /** The report of one owner. */
  List<String> of(OwnerReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("## " + report.owner().inWords(tag));
    lines.add("");
    lines.add(
        "%s%s: %s."
            .formatted(
                Counts.of(report.repositories().size(), "repository"),
                report.closed() == 0
                    ? ""
                    : ", %s of them not opted in".formatted(Counts.of(report.closed())),
                amount(report.all())));
    if (report.all().images() > 0) {
      lines.add("");
    }
    Stream.of(Kind.values())
        .filter(kind -> report.of(kind).images() > 0)
        .forEach(kind -> lines.add("- %s: %s".formatted(kind.word(), amount(report.of(kind)))));
    if (report.of(Kind.REMOVABLE).images() > 0) {
      lines.addAll(List.of("", "What can go, and when at the earliest:", ""));
      report
          .departures()
          .forEach(
              (holding, tally) ->
                  lines.add("- from %s: %s".formatted(day(holding.day()), amount(tally))));
    }
    lines.addAll(List.of("", "Repositories:", ""));
    report.repositories().stream()
        .sorted(Comparator.comparing((OwnedRepository one) -> -one.of(Kind.REMOVABLE).bytes()))
        .forEach(repository -> lines.add(line(repository)));
    return lines;
  }

  private String line(OwnedRepository repository) {
    Tally removable = repository.of(Kind.REMOVABLE);
    String counts =
        Stream.of(Kind.values())
            .filter(kind -> repository.of(kind).images() > 0)
            .map(kind -> "%s %s".formatted(Counts.of(repository.of(kind).images()), kind.word()))
            .collect(joining(", "));
    return "- %s%s: %s%s%s"
        .formatted(
            CodeSpan.of(header.shortName(repository.repository())),
            repository.optedIn() ? "" : " (not opted in)",
            amount(repository.all()),
            counts.isEmpty() ? "" : "; " + counts,
            removable.images() == 0
                ? ""
                : " (%s, from %s)"
                    .formatted(Bytes.inWords(removable.bytes()), day(repository.firstDay())));
  }

  private static String day(Optional<LocalDate> day) {
    return day.map(DAY::format).orElse("the next sweep, which is not planned");
  }

  private String amount(Tally tally) {
    return "%s, %s, $%s a month"
        .formatted(
            Counts.of(tally.images(), "image"),
            Bytes.inWords(tally.bytes()),
            Money.of(tally.monthlyCost(header.pricePerGbMonth())));
  }

  /** The report of one owner as a whole text. */
  public String document(OwnerReport report) {
    return String.join("\n", heading()) + "\n\n" + String.join("\n", of(report)) + "\n";
  }

  /** The reports of all owners as a whole text. */
  public String document(OwnerReports reports) {
    return Stream.concat(Stream.of(heading()), reports.all().stream().map(this::of))
        .map(lines -> String.join("\n", lines))
        .collect(joining("\n\n", "", "\n"));
  }
}
