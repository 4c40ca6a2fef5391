package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;

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
  private static final HiddenUse HIDDEN =
      new HiddenUse(
          "reference files",
          some -> "that repository",
          "Write the tag there, or beside it as tag, and run doctor again.",
          "Correct the file, or take it out of cleanup.reference-files; name folders that hold text alone; see that the command that brings them up to date succeeds.");

  @Override
  public String area() {
    return HIDDEN.area();
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
        : HIDDEN.judge(read.doubts(), "The files hide");
  }
}
