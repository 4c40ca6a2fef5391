package ecrimagecleanup.owners;

import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.Tally;
import ecrimagecleanup.words.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line of a report for machines: images of one repository that have verdict and day in common. A
 * repository without images has one line, without a verdict.
 *
 * @param owner the owner
 * @param repository the repository
 * @param holding verdict and day; empty if there is no image
 * @param tally images and bytes
 */
record ReportLine(Owner owner, OwnedRepository repository, Optional<Holding> holding, Tally tally) {
  /** The columns, by the names that Athena has them by, in their order. */
  static final List<String> COLUMNS =
      List.of(
          "reported",
          "owner",
          "repository",
          "opted_in",
          "verdict",
          "day",
          "images",
          "bytes",
          "monthly_cost");

  /** The lines of all reports. */
  static List<ReportLine> of(OwnerReports reports) {
    List<ReportLine> lines = new ArrayList<>();
    for (OwnerReport report : reports.all()) {
      for (OwnedRepository repository : report.repositories()) {
        repository
            .holdings()
            .forEach(
                (holding, tally) ->
                    lines.add(
                        new ReportLine(report.owner(), repository, Optional.of(holding), tally)));
        if (repository.holdings().isEmpty()) {
          lines.add(new ReportLine(report.owner(), repository, Optional.empty(), Tally.NONE));
        }
      }
    }
    return lines;
  }

  /** Its values by column; what is not there has none. */
  Map<String, Object> values(PlanHeader header) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("reported", header.time().toString());
    owner.name().ifPresent(name -> values.put("owner", name));
    values.put("repository", repository.repository().toString());
    values.put("opted_in", repository.optedIn());
    holding.ifPresent(known -> values.put("verdict", known.verdict().key()));
    holding.flatMap(Holding::day).ifPresent(day -> values.put("day", day.toString()));
    values.put("images", tally.images());
    values.put("bytes", tally.bytes());
    values.put("monthly_cost", Money.aMonth(tally.bytes(), header.pricePerGbMonth()));
    return values;
  }
}
