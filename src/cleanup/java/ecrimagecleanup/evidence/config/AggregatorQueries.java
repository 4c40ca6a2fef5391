package ecrimagecleanup.evidence.config;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.RepositoryNames;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes the queries for the aggregator from templates. Conditions hold validated types alone:
 * repositories, task definitions and registries have no quote and no percent sign in their grammar.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/developerguide/querying-AWS-resources.html">the
 *     query language</a>
 */
public final class AggregatorQueries {
  /** What the file of a query begins with, for those of other types than ECS. */
  public static final String OTHER_TYPES = "other-types/";

  /** The service's name in the template of a workload account, whatever the family is. */
  private static final String CANARY_SERVICE = "ecr-image-cleanup-canary";

  private static final String CANARY = "canary";

  /** The characters that Config's LIKE wants before the wildcard. */
  private static final int MINIMUM_BEGINNING = 3;

  /** What clocks may differ by, and more; what is read is judged to the second. */
  private static final Duration MARGIN = Duration.ofHours(1);

  private static final Pattern FAMILY = Pattern.compile("[A-Za-z0-9_-]{1,255}");

  private final QueryTemplate taskDefinitions;
  private final QueryTemplate activeTaskDefinitions;
  private final QueryTemplate services;
  private final QueryTemplate canaries;
  private final QueryTemplate canaryPlaces;
  private final QueryTemplate canaryServices;
  private final QueryTemplate inUse;
  private final String activeRevisions;
  private final ExaminationQueries examinations;
  private final List<QueryTemplate> others;

  /**
   * @param files the templates by the names of their files: {@code task-definitions.sql}, {@code
   *     active-task-definitions.sql} and those beginning with {@link #OTHER_TYPES} with <code>
   *     {images property}</code>, {@code active-task-definitions.sql} with <code>
   *     {captured property}</code>, too; {@code services.sql} with <code>
   *     {task-definitions property}
   *     </code>, {@code canaries.sql}, {@code canary-places.sql} and {@code canary-services.sql}
   *     with <code>{canary property}</code>, {@code in-use.sql} with <code>{registries property}
   *     </code>, {@code active-revisions.sql} with none; and, which may be missing, {@code
   *     statuses.sql}, {@code active-families.sql} and {@code captured-lately.sql} with <code>
   *     {registries property}</code>
   * @throws IllegalArgumentException if one is missing, or a placeholder is
   */
  public AggregatorQueries(Map<String, String> files) {
    taskDefinitions = template(files, "task-definitions.sql", "images");
    activeTaskDefinitions = template(files, "active-task-definitions.sql", "images", "captured");
    services = template(files, "services.sql", "task-definitions");
    canaries = template(files, "canaries.sql", CANARY);
    canaryPlaces = template(files, "canary-places.sql", CANARY);
    canaryServices = template(files, "canary-services.sql", CANARY);
    inUse = template(files, "in-use.sql", "registries");
    activeRevisions = QueryTemplate.withoutRemarks(content(files, "active-revisions.sql"));
    examinations = new ExaminationQueries(files);
    others =
        new TreeMap<>(files)
            .entrySet().stream()
                .filter(file -> file.getKey().startsWith(OTHER_TYPES))
                .map(file -> new QueryTemplate(file.getKey(), file.getValue(), "images"))
                .toList();
  }

  private static QueryTemplate template(
      Map<String, String> files, String file, String about, String... single) {
    return new QueryTemplate(file, content(files, file), about, single);
  }

  private static String content(Map<String, String> files, String file) {
    return Optional.ofNullable(files.get(file)).orElseThrow(() -> missing(file));
  }

  static IllegalArgumentException missing(String file) {
    return new IllegalArgumentException("The query %s is missing.".formatted(file));
  }

  /**
   * Every task definition, of whatever status, that names an image of the repository by any of its
   * host names, with the port of HTTPS or without. LIKE treats an underscore as a wildcard and can
   * find too much; whoever reads the answer parses the references.
   */
  public AggregatorQuery taskDefinitionsNaming(RepositoryNames repository) {
    return new AggregatorQuery(taskDefinitions.expressions(naming(repository)));
  }

  /**
   * Every task definition, of whatever status, that names an image of any repository of some
   * registries.
   */
  public AggregatorQuery taskDefinitionsNaming(Collection<Registry> registries) {
    return new AggregatorQuery(taskDefinitions.expressions(of(registries)));
  }

  /**
   * Every task definition that names an image of the repository, in the same way, and is ACTIVE or
   * changed lately: what ended since a time has been captured since then.
   *
   * @param since the time
   */
  public AggregatorQuery activeNaming(RepositoryNames repository, Instant since, Instant now) {
    return new AggregatorQuery(
        activeTaskDefinitions.expressions(
            naming(repository),
            property -> captured(property, since.minus(MARGIN), now.plus(MARGIN.multipliedBy(2)))));
  }

  /**
   * Every task definition, of whatever status, that names one of some images by a tag or digest
   * that it has now, or is one of some revisions; nothing if there are neither. LIKE wants its
   * wildcard at the end, so one that names an image by its digest and by a tag that it had before
   * is not found.
   *
   * @param repository every name of the repository
   * @param some the images and the revisions
   */
  public AggregatorQuery taskDefinitionsNaming(
      RepositoryNames repository, EndedTaskDefinitions some) {
    return new AggregatorQuery(
        taskDefinitions.expressions(
            property ->
                Stream.concat(
                        some.revisions().stream().map("arn = '%s'"::formatted).sorted(),
                        repository.hosts().stream()
                            .flatMap(host -> naming(property, host, some.images())))
                    .toList()));
  }

  private static Stream<String> naming(
      String property, String host, Collection<ImageNames> images) {
    return images.stream()
        .flatMap(
            image -> {
              String name = image.repository().repository().name();
              return Stream.of(
                      Stream.of(withPort(property, host, name)),
                      image.tags().stream()
                          .sorted()
                          .flatMap(tag -> tagged(property, "%s/%s".formatted(host, name), tag)),
                      image.digests().stream()
                          .map(digest -> "%s = '%s/%s@%s'".formatted(property, host, name, digest))
                          .sorted())
                  .flatMap(conditions -> conditions);
            })
        .distinct();
  }

  private static Stream<String> tagged(String property, String repository, String tag) {
    Stream<String> by =
        Stream.of(
            "%s = '%s:%s'".formatted(property, repository, tag),
            "%s LIKE '%s:%s@%%'".formatted(property, repository, tag));
    return tag.equals(ImageReference.DEFAULT_TAG)
        ? Stream.concat(by, Stream.of("%s = '%s'".formatted(property, repository)))
        : by;
  }

  private static String withPort(String property, String host, String name) {
    return "%s LIKE '%s%s/%s%%'".formatted(property, host, Registry.HTTPS_PORT, name);
  }

  /** Every resource of another type than ECS that names an image of the repository. */
  public AggregatorQuery othersNaming(RepositoryNames repository) {
    return new AggregatorQuery(
        others.stream()
            .flatMap(template -> template.expressions(naming(repository)).stream())
            .toList());
  }

  private static Function<String, List<String>> naming(RepositoryNames repository) {
    String name = repository.repository().name();
    return property ->
        repository.hosts().stream()
            .flatMap(
                host ->
                    Stream.of(
                        "%s = '%s/%s'".formatted(property, host, name),
                        "%s LIKE '%s/%s:%%'".formatted(property, host, name),
                        "%s LIKE '%s/%s@%%'".formatted(property, host, name),
                        withPort(property, host, name)))
            .toList();
  }

  /**
   * Every service and task set that runs any revision of the families of the task definitions: one
   * condition for each way to write a family, however many revisions it has.
   */
  public AggregatorQuery servicesOfFamilies(Collection<TaskDefinitionArn> revisions) {
    List<String> beginnings =
        revisions.stream()
            .flatMap(arn -> Stream.of(arn.familyArn(), arn.family()))
            .distinct()
            .sorted()
            .flatMap(AggregatorQueries::beginnings)
            .toList();
    return new AggregatorQuery(
        services.expressions(
            property ->
                beginnings.stream()
                    .map(beginning -> "%s LIKE '%s%%'".formatted(property, beginning))
                    .toList()));
  }

  /** What its revisions begin with; the first digit of a revision is not 0. */
  private static Stream<String> beginnings(String family) {
    String beginning = family + ":";
    return beginning.length() >= MINIMUM_BEGINNING
        ? Stream.of(beginning)
        : IntStream.rangeClosed(1, 9).mapToObj(digit -> beginning + digit);
  }

  /**
   * Where there are ACTIVE revisions of the canary, those that were captured within the age that is
   * asked for, and its services if they have to prove something. However long the canary has been
   * registered anew every day, and whether anybody deregisters the old revisions or not, the answer
   * has a few rows for each account and region.
   *
   * @throws IllegalArgumentException if the name is not one of a family of task definitions
   */
  public AggregatorQuery canaries(CoverageRules rules, Instant now) {
    String family = rules.canary();
    if (!FAMILY.matcher(family).matches()) {
      throw new IllegalArgumentException("The canary has no name of a task definition family.");
    }
    String captured =
        rules
            .canaryAge()
            .map(age -> captured(now.minus(age).minus(MARGIN), now.plus(MARGIN.multipliedBy(2))))
            .orElse("");
    return new AggregatorQuery(
        Stream.of(
                canaryPlaces.expressions(named(family, "")),
                canaries.expressions(named(family, captured)),
                rules.servicesProved()
                    ? List.<String>of()
                    : canaryServices.expressions(
                        property ->
                            Stream.of(family, CANARY_SERVICE)
                                .distinct()
                                .map(name -> "%s = '%s'".formatted(property, name))
                                .toList()))
            .flatMap(List::stream)
            .toList());
  }

  /** Every ACTIVE task definition, whatever it names. */
  public AggregatorQuery activeRevisions() {
    return new AggregatorQuery(List.of(activeRevisions));
  }

  private static Function<String, List<String>> named(String family, String further) {
    return property -> List.of("%s = '%s'%s".formatted(property, family, further));
  }

  /** That an item was captured between two times, each rounded down to the hour. */
  static String captured(Instant from, Instant to) {
    return " AND " + captured("configurationItemCaptureTime", from, to);
  }

  private static String captured(String property, Instant from, Instant to) {
    return "%s BETWEEN '%s' AND '%s'".formatted(property, hour(from), hour(to));
  }

  /** A time as Config writes capture times. */
  private static String hour(Instant time) {
    return time.truncatedTo(ChronoUnit.HOURS).toString().replace("Z", ".000Z");
  }

  /** How many ACTIVE task definitions name images of the registries, by account and region. */
  public AggregatorQuery inUse(Collection<Registry> registries) {
    return new AggregatorQuery(inUse.expressions(of(registries)));
  }

  /** What only commands ask. */
  public ExaminationQueries examinations() {
    return examinations;
  }

  static Function<String, List<String>> of(Collection<Registry> registries) {
    return property ->
        registries.stream()
            .flatMap(registry -> registry.hosts().stream())
            .flatMap(host -> Stream.of(host, host + Registry.HTTPS_PORT))
            .sorted()
            .map(host -> "%s LIKE '%s/%%'".formatted(property, host))
            .toList();
  }
}
