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
 * @param owners the folder with the files of owners
 * @param json the folder with sheets of JSON lines
 * @param csv the folder with sheets of CSV
 */
record ReportFolder(Path owners, Path json, Path csv) {
  private interface Writing {
    void to(Writer out) throws IOException;
  }

  /**
   * Makes the folders that are not there.
   *
   * @throws IllegalArgumentException if one cannot be made
   */
  static ReportFolder begin(Path folder) throws IOException {
    made(folder);
    return new ReportFolder(
        made(folder.resolve("owners")), made(folder.resolve("json")), made(folder.resolve("csv")));
  }

  private static Path made(Path folder) throws IOException {
    try {
      return Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      IllegalArgumentException file =
          new IllegalArgumentException(
              "%s is a file; give a folder with --folder.".formatted(e.getMessage()));
      // As its cause it would be printed in place of the sentence.
      file.addSuppressed(e);
      throw file;
    }
  }

  /**
   * Writes the files; each replaces one of its name.
   *
   * @param header what the plans were made of
   * @return how many
   */
  long write(PlanHeader header, OwnerReports reports) throws IOException {
    ReportText text = new ReportText(header, reports.tag());
    for (OwnerReport report : reports.all()) {
      write(
          owners.resolve(report.owner().fileName() + ".md"),
          out -> out.write(text.document(report)));
    }
    String name = "report-" + LocalDate.ofInstant(header.time(), ZoneOffset.UTC);
    ReportSheets sheets = new ReportSheets(header);
    write(json.resolve(name + ".jsonl"), out -> sheets.writeJsonLines(out, reports));
    write(csv.resolve(name + ".csv"), out -> sheets.writeCsv(out, reports));
    return reports.all().size() + 2L;
  }

  private static void write(Path file, Writing writing) throws IOException {
    try (OutputFile written = OutputFile.begin(file)) {
      writing.to(written.writer());
      written.complete();
    }
  }
}
