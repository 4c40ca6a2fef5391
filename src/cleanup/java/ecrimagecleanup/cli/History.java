package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.SheetOptions;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.history.Entry;
import ecrimagecleanup.history.HistoryCsv;
import ecrimagecleanup.history.HistoryFilter;
import ecrimagecleanup.history.HistoryJson;
import ecrimagecleanup.history.Totals;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.settings.Settings;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code history}: what was decided and removed, by the log. */
@Command(
    name = "history",
    description = {
      "Shows what was decided and removed in the past, by the log of the application, and what went"
          + " in each month.",
      "The log is a log group of CloudWatch Logs, or files, for which AWS is not called.",
    },
    mixinStandardHelpOptions = true)
final class History implements Callable<Integer> {
  private static final String REPOSITORY = "repository";
  private static final String PRICE = "cleanup.price-per-gb-month";

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private SheetOptions sheet = new SheetOptions();

  @Mixin private LogOptions logs = new LogOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "IMAGE",
      description =
          "Only records of this image: team/orders:1.4 for a tag that it had, or team/orders@12ab34cd56ef"
              + " for a digest or its first digits.")
  private String image = "";

  @Mixin private HistoryOptions asked = new HistoryOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many records a table shows at most, the last ones. Default: 100.")
  private int limit = 100;

  @Option(
      names = "--summary",
      description = "No records: what went in each month, by repository or by a tag of it.")
  private boolean summary;

  @Option(
      names = "--group-by-tag",
      paramLabel = "KEY",
      description =
          "Add up by the values that this tag of repositories, such as team, has now, in place of"
              + " each repository.")
  private Optional<String> tag = Optional.empty();

  /** What a GB costs a month, once it is known. */
  private BigDecimal pricePerGb = BigDecimal.ZERO;

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new IllegalArgumentException(
          "--limit %d shows nothing; give 1 or more.".formatted(limit));
    }
    HistoryFilter filter = asked.filter(image, options.now());
    Optional<DecisionLog> files = logs.files();
    if (files.isPresent() && tag.isEmpty()) {
      pricePerGb = new BigDecimal(options.one(PRICE));
      return show(files.get(), filter, Repository::name);
    }
    Settings settings = options.load();
    pricePerGb = new BigDecimal(settings.require(PRICE));
    try (Application application = options.startWithoutRoutes(settings)) {
      Gateway gateway = Gateway.to(application);
      DecisionLog log =
          logs.require(
              settings,
              gateway,
              filter.question(AskedImage.of(image).exactRepository(), options.now()));
      return show(
          log,
          filter,
          tag.<Function<Repository, String>>map(key -> new OwnerTag(gateway, key))
              .orElse(Repository::name));
    }
  }

  private int show(DecisionLog log, HistoryFilter filter, Function<Repository, String> group)
      throws IOException {
    Totals totals = new Totals();
    if (sheet.json()) {
      read(log, filter, totals, entry -> sheet.print(HistoryJson.of(entry)));
      sheet.print(HistoryJson.of(totals, tag.orElse(REPOSITORY), group, pricePerGb));
    } else if (sheet.csv()) {
      csv(log, filter, totals, group);
    } else {
      text(log, filter, totals, group);
    }
    return ExitCode.OK;
  }

  private void csv(
      DecisionLog log, HistoryFilter filter, Totals totals, Function<Repository, String> group)
      throws IOException {
    if (addsUp()) {
      read(log, filter, totals, entry -> {});
      HistoryCsv.writeSums(sheet.out(), totals.sums(group), pricePerGb);
      return;
    }
    HistoryCsv document = HistoryCsv.ofRecords(sheet.out());
    read(log, filter, totals, document::write);
    document.complete();
  }

  private void text(
      DecisionLog log, HistoryFilter filter, Totals totals, Function<Repository, String> group)
      throws IOException {
    HistoryText text = new HistoryText(sheet.output(), pricePerGb);
    Deque<Entry> last = new ArrayDeque<>();
    read(
        log,
        filter,
        totals,
        entry -> {
          last.add(entry);
          if (last.size() > limit) {
            last.remove();
          }
        });
    if (addsUp()) {
      text.printSums(totals, tag.orElse(REPOSITORY), group);
    } else {
      text.print(last, totals);
      text.printMonths(totals);
    }
    text.printEnd(totals);
  }

  private boolean addsUp() {
    return summary || tag.isPresent();
  }

  private void read(DecisionLog log, HistoryFilter filter, Totals totals, Consumer<Entry> each)
      throws IOException {
    totals.addUnreadable(
        Records.read(
            log,
            filter,
            sheet.output(),
            entry -> {
              totals.add(entry);
              if (!summary) {
                each.accept(entry);
              }
            }));
  }
}
