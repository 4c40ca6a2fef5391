package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.cli.console.OutputFile;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.PlanHeaders;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.report.HtmlPage;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.sweep.PlanCsv;
import ecrimagecleanup.sweep.PlanDocument;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.PlanSummary;
import ecrimagecleanup.sweep.StaleReport;
import ecrimagecleanup.words.Bytes;
import ecrimagecleanup.words.Counts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code plan}: what would become of every image now, with nothing changed. */
@Command(
    name = "plan",
    sortOptions = false,
    description = {
      "Says what would become of every image now, and why.",
      "Nothing is changed. Each image is decided on by the same questions and the same sources of"
          + " evidence as in a check that is due now. An image that can be removed is nominated by the"
          + " next sweep, and removed a grace period later if it is still unused then.",
      "Of five repositories or more the tags are those that AWS lists for all of them, which can be"
          + " some minutes old.",
      "",
    },
    footer = {
      "",
      "Exit codes: 0 the plan was made, 2 it could not be made. With --exit-code also: 1 an image"
          + " can be removed, 3 something is unknown, so that images are kept because of it.",
      "",
      "  ecr-image-cleanup plan --as-if-opted-in -o html --output plan.html",
    },
    mixinStandardHelpOptions = true)
public final class Plan implements Callable<Integer> {
  static final String READING = "Reading repositories";

  private static final int UNKNOWN = 3;

  enum Format {
    TABLE,
    WIDE,
    JSON,
    CSV,
    HTML;

    /** Whether it is for people at a terminal. */
    boolean isTable() {
      return this == TABLE || this == WIDE;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private RepositoryOptions repositories = new RepositoryOptions();

  @Option(
      names = "--as-if-opted-in",
      description =
          "Show what would be if the owners of all these repositories had opted in, to see what it is"
              + " worth.")
  private boolean asIfOptedIn;

  @Mixin private StaleOptions staleOptions = new StaleOptions();

  @Mixin private CompareOptions compare = new CompareOptions();

  @Mixin private FigureOptions figureOptions = new FigureOptions();

  @Mixin private PlanView view = new PlanView();

  @Option(
      names = {"-o", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description =
          "table for people, wide for a table with nothing cut, html for a page with charts and a"
              + " table to search, csv for spreadsheets, json for machines. Default: table.")
  private Format format = Format.TABLE;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write json, csv or html to a file in place of standard output.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--exit-code",
      description = "Exit with 1 if an image can be removed, and with 3 if something is unknown.")
  private boolean exitCode;

  @Mixin private ParallelOption parallel = new ParallelOption();

  private final Output output = new Output(() -> spec, () -> format == Format.WIDE);

  @Override
  public Integer call() throws IOException {
    parallel.repositories();
    if (file.isPresent() && format.isTable()) {
      throw new IllegalArgumentException("--output is for -o json, -o csv or -o html.");
    }
    view.check(format.isTable(), format.isTable() || format == Format.CSV);
    staleOptions.check(format != Format.CSV);
    figureOptions.check(format != Format.CSV);
    if (compare.areGiven()) {
      compare();
      return ExitCode.OK;
    }
    Settings settings = options.load();
    try (StaleFile script = staleOptions.begin();
        Application application = options.startForCommands(settings)) {
      Gateway gateway = Gateway.to(application);
      gateway.send(Endpoint.READ_COVERAGE, "", Map.of());
      List<Repository> found = repositories.find(gateway, settings);
      PlanHeader header = PlanHeaders.of(gateway, settings::require, options.now(), asIfOptedIn);
      StaleReport stale = new StaleReport(staleOptions.rules(gateway, settings));
      PlanSummary total =
          print(
              header,
              (progress, figures) ->
                  RepositoryPlans.of(
                      application, found, asIfOptedIn, parallel.repositories(), progress, figures),
              found,
              figureOptions.of(application, settings, stale, found, repositories::match, output));
      script.write(stale, header);
      return exitCode(total);
    }
  }

  private void compare() throws IOException {
    PlanComparison comparison =
        new PlanComparison(
            options,
            repositories,
            compare,
            view,
            asIfOptedIn,
            format,
            file,
            parallel.repositories());
    comparison.check(staleOptions.areGiven() || figureOptions.areGiven(), exitCode);
    comparison.write(output, spec.commandLine().getOut());
  }

  /** Begins the plans of all repositories. */
  private interface Plans {
    RepositoryPlans begin(Progress progress, FurtherFigures figures);
  }

  private PlanSummary print(
      PlanHeader header, Plans all, List<Repository> found, FurtherFigures figures)
      throws IOException {
    if (format.isTable()) {
      try (Progress progress = progress(found);
          RepositoryPlans plans = all.begin(progress, figures)) {
        return new PlanText(output, header, view, figures).with(plans.hygiene()).print(plans);
      }
    }
    if (file.isEmpty()) {
      PrintWriter out = spec.commandLine().getOut();
      try (Progress progress = output.progressBesideDocument(READING, found.size());
          RepositoryPlans plans = all.begin(progress, figures)) {
        Written written = write(header, plans, figures, out);
        out.flush();
        return written.total();
      }
    }
    try (OutputFile out = OutputFile.begin(file.get());
        Progress progress = progress(found);
        RepositoryPlans plans = all.begin(progress, figures)) {
      Written written = write(header, plans, figures, out.writer());
      output.print(
          "Wrote %s: %s of %s, %s."
              .formatted(
                  file.get(),
                  Counts.of(written.images(), "image"),
                  Counts.of(written.total().repositories(), "repository"),
                  Bytes.inWords(out.complete())));
      return written.total();
    }
  }

  /** The totals of the plan, and how many images are in the document. */
  private record Written(PlanSummary total, long images) {}

  private Progress progress(List<Repository> found) {
    return output.progress(READING, found.size());
  }

  private Written write(
      PlanHeader header, RepositoryPlans plans, FurtherFigures figures, Writer out)
      throws IOException {
    if (format == Format.CSV) {
      PlanCsv csv = new PlanCsv(plans, view::includes);
      csv.write(out);
      return new Written(csv.total(), csv.lines());
    }
    PlanDocument document =
        format == Format.HTML
            ? PlanDocument.ofPage(header, plans, figures.parts())
            : PlanDocument.of(header, plans, figures.parts());
    document.with(plans.hygiene());
    if (format == Format.HTML) {
      HtmlPage.write(out, document::write);
    } else {
      document.write(out);
    }
    out.write(System.lineSeparator());
    return new Written(document.total(), document.total().all().images());
  }

  private int exitCode(PlanSummary total) {
    if (!exitCode) {
      return ExitCode.OK;
    }
    if (total.of(Kind.UNKNOWN).images() > 0) {
      return UNKNOWN;
    }
    return total.of(Kind.REMOVABLE).images() > 0 ? 1 : ExitCode.OK;
  }
}
