package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.report.HtmlPage;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.sweep.PlanDocument;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.PlanSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
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
      "Says what would become of every image now, and why. Nothing is changed.",
      "",
      "Each image is decided on by the same questions and the same sources of evidence as in a check"
          + " that is due now. An image that can go is nominated by the next sweep, and goes a grace"
          + " period later if it is still unused then.",
      "",
    },
    footer = {
      "",
      "Exit codes: 0 the plan was made, 2 it could not be made. With --exit-code also: 1 an image can"
          + " go, 3 something is unknown, so that images are kept because of it.",
      "",
      "  ecr-image-cleanup plan --as-if-opted-in --format html --output plan.html",
    },
    mixinStandardHelpOptions = true)
public final class Plan implements Callable<Integer> {
  private static final int UNKNOWN = 3;

  enum Format {
    TABLE,
    JSON,
    HTML;

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

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description =
          "table for people, html for a page with charts and a table to search, json for machines."
              + " Default: table.")
  private Format format = Format.TABLE;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write json or html to a file in place of standard output.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--summary",
      description = "As a table: the totals alone, without a line for each image.")
  private boolean summary;

  @Option(
      names = "--exit-code",
      description = "Exit with 1 if an image can go, and with 3 if something is unknown.")
  private boolean exitCode;

  @Option(
      names = "--parallel",
      paramLabel = "NUMBER",
      defaultValue = "4",
      description = "How many repositories are read at a time. Default: 4.")
  private int parallel = 4;

  @Override
  public Integer call() throws IOException {
    if (parallel < 1 || parallel > 64) {
      throw new IllegalArgumentException("--parallel is a number from 1 to 64.");
    }
    if (file.isPresent() && format == Format.TABLE) {
      throw new IllegalArgumentException("--output is for --format json or html.");
    }
    Settings settings = options.load();
    LogFormat.leaveOutCamel();
    try (Application application = options.application(settings)) {
      application.startForCommands();
      Gateway gateway = Gateway.to(application);
      gateway.send(Endpoint.READ_COVERAGE, "", Map.of());
      List<Repository> found = repositories.find(gateway, settings);
      PlanHeader header = PlanHeaders.of(gateway, settings, options.now(), asIfOptedIn);
      return exitCode(print(header, gateway, found));
    }
  }

  private PlanSummary print(PlanHeader header, Gateway gateway, List<Repository> found)
      throws IOException {
    Output output = new Output(spec);
    try (Progress progress = output.progress("Reading repositories", found.size());
        RepositoryPlans plans =
            new RepositoryPlans(gateway, found, asIfOptedIn, parallel, progress)) {
      return switch (format) {
        case TABLE -> new PlanText(output, header, summary).print(plans);
        case JSON -> toDocument(PlanDocument.of(header, plans));
        case HTML -> toDocument(PlanDocument.ofPage(header, plans));
      };
    }
  }

  private PlanSummary toDocument(PlanDocument document) throws IOException {
    if (file.isEmpty()) {
      PrintWriter out = spec.commandLine().getOut();
      write(document, out);
      out.println();
      out.flush();
    } else {
      try (Writer out = Files.newBufferedWriter(file.get())) {
        write(document, out);
      }
    }
    return document.total();
  }

  private void write(PlanDocument document, Writer out) throws IOException {
    if (format == Format.HTML) {
      HtmlPage.write(out, document::write);
    } else {
      document.write(out);
    }
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
