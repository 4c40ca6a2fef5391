package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.OutputFile;
import ecrimagecleanup.owners.OwnerReport;
import ecrimagecleanup.owners.OwnerReports;
import ecrimagecleanup.owners.ReportSheets;
import ecrimagecleanup.owners.ReportText;
import ecrimagecleanup.sweep.PlanHeader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A folder with reports: a file for each owner, and sheets of a day beside those of other days, so
 * that a table of Athena over each folder of them has them all.
 *
 * @param folder the folder; it is made if it is not there
 * @param header what the plans were made of
 */
record ReportFolder(Path folder, PlanHeader header) {
  private interface Writing {
    void to(Writer out) throws IOException;
  }

  /**
   * Writes the files; each replaces one of its name.
   *
   * @return how many
   * @throws IllegalArgumentException if the folder cannot be made
   */
  long write(OwnerReports reports) throws IOException {
    ReportText text = new ReportText(header, reports.tag());
    Path owners = made("owners");
    for (OwnerReport report : reports.all()) {
      write(
          owners.resolve(report.owner().fileName() + ".md"),
          out -> out.write(text.document(report)));
    }
    String name = "report-" + LocalDate.ofInstant(header.time(), ZoneOffset.UTC);
    ReportSheets sheets = new ReportSheets(header);
    write(made("json").resolve(name + ".jsonl"), out -> sheets.writeJsonLines(out, reports));
    write(made("csv").resolve(name + ".csv"), out -> sheets.writeCsv(out, reports));
    return reports.all().size() + 2L;
  }

  private Path made(String name) throws IOException {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (FileAlreadyExistsException e) {
      throw new IllegalArgumentException(
          "%s is a file; give a folder with --folder.".formatted(e.getMessage()), e);
    }
  }

  private static void write(Path file, Writing writing) throws IOException {
    try (OutputFile written = OutputFile.begin(file)) {
      writing.to(written.writer());
      written.complete();
    }
  }
}
