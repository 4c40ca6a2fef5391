package ecrimagecleanup.evidence;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sources of evidence that are listed, in the order in which they are asked.
 *
 * @param names their names; the route of a source is {@code direct:cleanup-evidence-<name>}
 */
public record EvidenceSources(List<String> names) {
  /** The source that says whether the aggregator can see. */
  public static final String COVERAGE = "config-coverage";

  /** The source that says which task definitions name an image. */
  public static final String TASK_DEFINITIONS = "config-task-definitions";

  /** The source that says which services and task sets run it. */
  public static final String SERVICES = "config-services";

  /** The source that says which resources of other types name it. */
  public static final String OTHER_TYPES = "config-other-types";

  /** The source that says when it was pulled. */
  public static final String PULL_TIME = "ecr-pull-time";

  /** The source that asks ECS itself what runs. */
  public static final String LIVE = "ecs-live";

  /**
   * What is asked after all sources, of checks that may disregard stale revisions: which those are.
   * It is no source: it does not say who uses an image.
   */
  public static final String STALE = "stale-revisions";

  /** Without these no image can be presumed unused, so each of them has to be listed. */
  public static final List<String> REQUIRED = List.of(COVERAGE, TASK_DEFINITIONS, SERVICES);

  private static final Set<String> OF_CONFIG_OR_ECS =
      Set.of(COVERAGE, TASK_DEFINITIONS, SERVICES, OTHER_TYPES, LIVE);

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private static final Map<String, List<EvidenceQuestion>> QUESTIONS =
      Map.of(
          COVERAGE, List.of(EvidenceQuestion.COVERAGE),
          TASK_DEFINITIONS, List.of(EvidenceQuestion.TASK_DEFINITIONS),
          SERVICES, List.of(EvidenceQuestion.CAUSE_STILL_RUNS, EvidenceQuestion.SERVICES),
          PULL_TIME, List.of(EvidenceQuestion.PULLED));

  /**
   * @throws IllegalArgumentException if a name is not one, comes twice, or one that has to be there
   *     is missing
   */
  public EvidenceSources {
    names = List.copyOf(names);
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("a source is named like config-services.");
      }
      if (name.equals(STALE)) {
        throw new IllegalArgumentException(
            "stale-revisions is no source; set cleanup.stale-revisions.");
      }
    }
    if (new LinkedHashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException("a source is listed twice.");
    }
    for (String required : REQUIRED) {
      if (!names.contains(required)) {
        throw new IllegalArgumentException(
            "%s is missing, without which no image can be presumed unused.".formatted(required));
      }
    }
  }

  /**
   * Reads names separated by commas.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static EvidenceSources parse(String text) {
    return new EvidenceSources(
        Pattern.compile(",").splitAsStream(text).map(String::strip).toList());
  }

  /** Whether ECS itself is asked, and AWS Config is not the only witness of what runs. */
  public boolean askEcs() {
    return names.contains(LIVE);
  }

  /**
   * Whether a source asks AWS Config or ECS, and is not one that somebody has added. Every other
   * one sees users whose ends no event tells.
   */
  public static boolean isOfConfigOrEcs(String source) {
    return OF_CONFIG_OR_ECS.contains(source);
  }

  /** The source to ask after those that were asked; empty after the last. */
  public Optional<String> after(Set<String> asked) {
    return names.stream().filter(name -> !asked.contains(name)).findFirst();
  }

  /** The answer of a source that could not be asked, or did not answer. */
  public static SourceAnswer unknown(String source, String reason) {
    Map<EvidenceQuestion, Evidence> evidence =
        QUESTIONS.getOrDefault(source, List.of(EvidenceQuestion.FURTHER_EVIDENCE)).stream()
            .collect(
                Collectors.toMap(question -> question, question -> new Evidence.Unknown(reason)));
    return candidate -> evidence;
  }
}
