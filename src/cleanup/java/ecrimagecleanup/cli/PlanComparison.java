package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.cli.console.OutputFile;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.PlanHeaders;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.policy.StaleMode;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.compare.CompareCsv;
import ecrimagecleanup.sweep.compare.CompareDocument;
import ecrimagecleanup.sweep.compare.ComparedPlan;
import ecrimagecleanup.sweep.compare.ComparedSetting;
import ecrimagecleanup.words.Bytes;
import ecrimagecleanup.words.Counts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/**
 * Two policies side by side: what {@code plan --compare} prints or writes.
 *
 * @param options how the settings are found
 * @param repositories which repositories are compared
 * @param compare in which settings the policies differ
 * @param view what people are shown
 * @param asIfOptedIn whether it is taken that every owner had opted in
 * @param format the format of the plan
 * @param file where to; empty for standard output
 * @param atATime how many repositories are read at a time
 */
record PlanComparison(
    SettingsOptions options,
    RepositoryOptions repositories,
    CompareOptions compare,
    PlanView view,
    boolean asIfOptedIn,
    Plan.Format format,
    Optional<Path> file,
    int atATime) {
  private static final String STALE = "cleanup.stale-revisions";

  /**
   * Takes options that fit together.
   *
   * @param figures whether somebody asks for figures of one policy
   * @throws IllegalArgumentException if they do not
   */
  void check(boolean figures, boolean exitCode) {
    if (format == Plan.Format.HTML) {
      throw new IllegalArgumentException(
          "--compare is for -o table, wide, csv and json; a page shows one policy.");
    }
    if (figures || exitCode || view.tag().isPresent() || view.reasons()) {
      throw new IllegalArgumentException(
          "--compare goes with --images and --only; --group-by-tag, --reasons, --summary, --stale-revisions, --layers, --vulnerabilities, --regret and --exit-code are about one policy.");
    }
  }

  /** Reads, compares and writes. */
  void write(Output output, PrintWriter out) throws IOException {
    Settings now = options.load(Map.of());
    Settings then = options.load(compare.values());
    List<ComparedSetting> settings = compare.settings(now, then);
    try (Application application = options.startForCommands(read(now, then))) {
      Gateway gateway = Gateway.to(application);
      gateway.send(Endpoint.READ_COVERAGE, "", Map.of());
      List<Repository> found = repositories.find(gateway, now);
      PlanHeader header = PlanHeaders.of(gateway, now::require, options.now(), asIfOptedIn);
      boolean quiet = !format.isTable() && file.isEmpty();
      try (Progress progress =
              quiet
                  ? output.progressBesideDocument(Plan.READING, found.size())
                  : output.progress(Plan.READING, found.size());
          ComparedPlans plans =
              new ComparedPlans(
                  application,
                  Map.entry(now, then),
                  found,
                  asIfOptedIn,
                  header.time(),
                  atATime,
                  progress)) {
        if (format.isTable()) {
          new CompareText(output, header, view, settings).print(plans);
        } else if (quiet) {
          write(plans, header, settings, out);
          out.flush();
        } else {
          writeFile(plans, header, settings, output);
        }
      }
    }
  }

  /** What one of the two has to know of stale revisions is read for both. */
  private Settings read(Settings now, Settings then) {
    return looks(then) && !looks(now) ? options.load(Map.of(STALE, "report")) : now;
  }

  private static boolean looks(Settings settings) {
    return StaleMode.parse(settings.require(STALE)).looks();
  }

  private void writeFile(
      Iterator<ComparedPlan> plans,
      PlanHeader header,
      List<ComparedSetting> settings,
      Output output)
      throws IOException {
    try (OutputFile written = OutputFile.begin(file.orElseThrow())) {
      Entry<Long, Long> counted = write(plans, header, settings, written.writer());
      output.print(
          "Wrote %s: %s in %s, %s."
              .formatted(
                  file.get(),
                  Counts.of(counted.getKey(), "change"),
                  Counts.of(counted.getValue(), "repository"),
                  Bytes.inWords(written.complete())));
    }
  }

  /** How many changes the document has, and in how many repositories something changes. */
  private Entry<Long, Long> write(
      Iterator<ComparedPlan> plans, PlanHeader header, List<ComparedSetting> settings, Writer out)
      throws IOException {
    if (format == Plan.Format.CSV) {
      CompareCsv csv = new CompareCsv(view::includes);
      csv.write(plans, out);
      return Map.entry(csv.lines(), csv.total().changed());
    }
    CompareDocument document = new CompareDocument(header, settings);
    document.write(plans, out);
    out.write(System.lineSeparator());
    long changes =
        document.total().added().plus(document.total().dropped()).images()
            + document.total().otherwise().images();
    return Map.entry(changes, document.total().changed());
  }
}
