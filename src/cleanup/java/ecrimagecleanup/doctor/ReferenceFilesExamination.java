package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.failed;
import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.files.ReferenceFilesAnswer;
import ecrimagecleanup.words.Counts;
import java.util.List;
import java.util.function.Supplier;

/**
 * Can the files of {@code cleanup.reference-files} be read, and what in them is unclear? It reads
 * them as a check does.
 *
 * @param answer what they name now
 */
public record ReferenceFilesExamination(Supplier<ReferenceFilesAnswer> answer)
    implements Examination {
  /** How many problems are named. */
  private static final int MOST = 20;

  @Override
  public String area() {
    return "reference files";
  }

  @Override
  public List<Diagnosis> examine() {
    ReferenceFilesAnswer read = answer.get();
    return read.doubts().isEmpty()
        ? List.of(
            ok(
                area(),
                "Read from cleanup.reference-files: %s with %s to images of cleanup.registries."
                    .formatted(
                        Counts.of(read.files(), "file"),
                        Counts.of(read.references(), "reference"))))
        : read.doubts().stream().limit(MOST).map(this::judge).toList();
  }

  private Diagnosis judge(Doubt doubt) {
    return doubt.scope() instanceof Scope.Repositories
        ? warning(
            area(),
            doubt.text() + " It keeps every image of that repository.",
            "Write the tag there, or beside it as tag, and run doctor again.")
        : failed(
            area(),
            doubt.text() + " It keeps every image of every repository.",
            "Correct the file, or take it out of cleanup.reference-files; name folders that hold text alone; see that the command that brings them up to date succeeds.");
  }
}
