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
      "Shows for each owner, by a tag of repositories, which images go and when, and what all cost.",
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
    if (folder.isPresent()) {
      writeFolder(folder.get(), settings);
    } else if (file.isPresent()) {
      writeFile(file.get(), settings);
    } else {
      PrintWriter out = spec.commandLine().getOut();
      write(read(settings), out);
      out.flush();
    }
    return ExitCode.OK;
  }

  /** What was read of all owners, and what it was made of. */
  private record Read(PlanHeader header, OwnerReports reports) {
    String owners() {
      return Counts.of(reports.all().size(), "owner");
    }
  }

  private Read read(Settings settings) {
    try (Application application = options.startForCommands(settings)) {
      Gateway gateway = Gateway.to(application);
      gateway.send(Endpoint.READ_COVERAGE, "", Map.of());
      List<Repository> found = repositories.find(gateway, settings);
      PlanHeader header = PlanHeaders.of(gateway, settings::require, options.now(), asIfOptedIn);
      return new Read(
          header, read(application, found, tag.orElse(settings.require("cleanup.report-tag"))));
    }
  }

  private OwnerReports read(Application application, List<Repository> found, String key) {
    try (Progress progress = output.progress("Reading repositories", found.size());
        RepositoryPlans plans =
            RepositoryPlans.of(
                application,
                found,
                asIfOptedIn,
                parallel.repositories(),
                progress,
                FurtherFigures.NONE)) {
      return OwnerReports.of(key, plans);
    }
  }

  private void writeFolder(Path path, Settings settings) throws IOException {
    ReportFolder begun = ReportFolder.begin(path);
    Read read = read(settings);
    long files = begun.write(read.header(), read.reports());
    output.print("Wrote %s of %s to %s.".formatted(Counts.of(files, "file"), read.owners(), path));
  }

  private void writeFile(Path path, Settings settings) throws IOException {
    try (OutputFile written = OutputFile.begin(path)) {
      Read read = read(settings);
      write(read, written.writer());
      written.complete();
      output.print("Wrote %s: %s.".formatted(path, read.owners()));
    }
  }

  private void write(Read read, Writer out) throws IOException {
    OwnerReports reports = read.reports();
    ReportSheets sheets = new ReportSheets(read.header());
    switch (format.orElse(Format.MARKDOWN)) {
      case MARKDOWN -> out.write(new ReportText(read.header(), reports.tag()).document(reports));
      case CSV -> sheets.writeCsv(out, reports);
      case JSON -> sheets.writeJsonLines(out, reports);
    }
  }
}
