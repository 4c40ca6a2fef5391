package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.cli.console.OutputFile;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.PlanHeaders;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.owners.OwnerReports;
import ecrimagecleanup.owners.ReportSheets;
import ecrimagecleanup.owners.ReportText;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.sweep.PlanHeader;
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

/** The command {@code report}: what is whose, what goes when, and what it costs. */
@Command(
    name = "report",
    sortOptions = false,
    description = {
      "Says what of the images is whose, what goes when, and what it costs, by a tag of repositories.",
      "Nothing is changed or sent. The verdicts are those of the command plan.",
    },
    footer = {
      "",
      "Exit codes: 0 the report was made, 2 it could not be made.",
      "",
      "  ecr-image-cleanup report --by-tag team --folder reports",
    },
    mixinStandardHelpOptions = true)
final class Report implements Callable<Integer> {

  enum Format {
    MARKDOWN,
    CSV,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private RepositoryOptions repositories = new RepositoryOptions();

  @Option(
      names = "--by-tag",
      paramLabel = "KEY",
      description =
          "The tag of repositories whose value names their owner. Default: that of"
              + " cleanup.report-tag.")
  private Optional<String> tag = Optional.empty();

  @Option(
      names = "--as-if-opted-in",
      description = "Show what would be if the owners of all these repositories had opted in.")
  private boolean asIfOptedIn;

  @Option(
      names = {"-o", "--format"},
      paramLabel = "FORMAT",
      description =
          "markdown for people, csv for spreadsheets, json for machines, an object in each line."
              + " Default: markdown.")
  private Optional<Format> format = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to a file in place of standard output.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description =
          "Write a file for each owner into owners/ of a folder, and for all of them JSON lines and"
              + " CSV into json/ and csv/, as Athena reads them.")
  private Optional<Path> folder = Optional.empty();

  @Mixin private ParallelOption parallel = new ParallelOption();

  private final Output output = new Output(() -> spec, () -> false);

  @Override
  public Integer call() throws IOException {
    parallel.repositories();
    if (folder.isPresent() && (file.isPresent() || format.isPresent())) {
      throw new IllegalArgumentException(
          "--folder has files of every format; give neither -o nor --output with it.");
    }
    Settings settings = options.load();
    try (Application application = options.startForCommands(settings)) {
      Gateway gateway = Gateway.to(application);
      gateway.send(Endpoint.READ_COVERAGE, "", Map.of());
      List<Repository> found = repositories.find(gateway, settings);
      PlanHeader header = PlanHeaders.of(gateway, settings::require, options.now(), asIfOptedIn);
      write(header, read(gateway, found, tag.orElse(settings.require("cleanup.report-tag"))));
    }
    return ExitCode.OK;
  }

  private OwnerReports read(Gateway gateway, List<Repository> found, String key) {
    try (Progress progress = output.progress("Reading repositories", found.size());
        RepositoryPlans plans =
            new RepositoryPlans(
                gateway,
                found,
                asIfOptedIn,
                parallel.repositories(),
                progress,
                FurtherFigures.NONE)) {
      return OwnerReports.of(key, plans);
    }
  }

  private void write(PlanHeader header, OwnerReports reports) throws IOException {
    if (folder.isPresent()) {
      long files = new ReportFolder(folder.get(), header).write(reports);
      output.print(
          "Wrote %s of %s to %s."
              .formatted(
                  Counts.of(files, "file"),
                  Counts.of(reports.all().size(), "owner"),
                  folder.get()));
      return;
    }
    if (file.isEmpty()) {
      PrintWriter out = spec.commandLine().getOut();
      write(header, reports, out);
      out.flush();
      return;
    }
    try (OutputFile written = OutputFile.begin(file.get())) {
      write(header, reports, written.writer());
      written.complete();
    }
    output.print("Wrote %s: %s.".formatted(file.get(), Counts.of(reports.all().size(), "owner")));
  }

  private void write(PlanHeader header, OwnerReports reports, Writer out) throws IOException {
    switch (format.orElse(Format.MARKDOWN)) {
      case MARKDOWN -> out.write(new ReportText(header, reports.tag()).document(reports));
      case CSV -> new ReportSheets(header).writeCsv(out, reports);
      case JSON -> new ReportSheets(header).writeJsonLines(out, reports);
    }
  }
}
