package ecrimagecleanup.cli;

import static java.util.stream.Collectors.joining;

import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.sweep.PlannedImage;
import ecrimagecleanup.sweep.RepositoryPlan;
import ecrimagecleanup.sweep.compare.Change;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which rows people are shown of a plan. A mixin. */
final class PlanView {
  @Option(names = "--images", description = "A row for each image, below its repository.")
  private boolean images;

  @Option(
      names = "--only",
      paramLabel = "VERDICT",
      split = ",",
      converter = ByKey.class,
      completionCandidates = Keys.class,
      description =
          "Only images of this verdict, and repositories that have one: in-use, unknown, protected,"
              + " waiting or removable; may be given several times.")
  private Set<Kind> only = EnumSet.noneOf(Kind.class);

  @Option(
      names = "--group-by-tag",
      paramLabel = "KEY",
      description =
          "A row for each value of this tag of repositories, such as team, in place of each"
              + " repository.")
  private Optional<String> tag = Optional.empty();

  @Option(names = "--reasons", description = "Below the rows: the totals by reason.")
  private boolean reasons;

  @Option(names = "--summary", description = "No rows: the totals by reason alone.")
  private boolean summary;

  /** The verdicts as they are typed. */
  static final class Keys implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Kind.values()).map(Kind::key).iterator();
    }
  }

  static final class ByKey implements ITypeConverter<Kind> {
    @Override
    public Kind convert(String text) {
      return Stream.of(Kind.values())
          .filter(kind -> kind.key().equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "%s is no verdict; give %s"
                          .formatted(
                              text,
                              Stream.of(Kind.values()).map(Kind::key).collect(joining(", ")))));
    }
  }

  /** A row for a repository and the reasons, or rows of its images as well. */
  static PlanView ofOneRepository(boolean images) {
    PlanView view = new PlanView();
    view.images = images;
    view.reasons = true;
    return view;
  }

  /**
   * Takes options that fit together.
   *
   * @param rows whether the format has the rows that people are shown
   * @param filtered whether images can be left out of the format
   * @throws IllegalArgumentException if they do not
   */
  void check(boolean rows, boolean filtered) {
    if (Stream.of(images, tag.isPresent(), summary).filter(given -> given).count() > 1) {
      throw new IllegalArgumentException(
          "--images, --group-by-tag and --summary do not go together; give one of them.");
    }
    if (!rows && (images || tag.isPresent() || summary || reasons)) {
      throw new IllegalArgumentException(
          "--images, --group-by-tag, --reasons and --summary are for tables: -o table or -o wide.");
    }
    if (summary && !only.isEmpty()) {
      throw new IllegalArgumentException("--only is for rows, and --summary has none.");
    }
    if (!filtered && !only.isEmpty()) {
      throw new IllegalArgumentException(
          "--only is for -o table, wide and csv; json and html hold every image.");
    }
  }

  boolean images() {
    return images;
  }

  /** Whether rows of repositories, or of values of a tag, are shown. */
  boolean rows() {
    return !images && !summary;
  }

  boolean reasons() {
    return reasons || summary;
  }

  /** The tag of repositories whose values are shown in their place. */
  Optional<String> tag() {
    return tag;
  }

  /** Whether an image has a row. */
  boolean includes(PlannedImage image) {
    return only.isEmpty() || only.contains(image.verdict().kind());
  }

  /** Whether an image has a row of which something changes under another policy. */
  boolean includes(Change change) {
    return includes(change.now()) || includes(change.then());
  }

  /** Whether a repository has a row: with {@code --only}, if one of its images has that verdict. */
  boolean includes(RepositoryPlan plan) {
    return only.isEmpty() || plan.images().stream().anyMatch(this::includes);
  }
}
