package ecrimagecleanup.check;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the queries for the aggregator from templates that people can read. A template is a query
 * with one placeholder in braces, which is replaced by conditions joined with OR; lines that begin
 * with {@code --} are remarks. Conditions hold validated types alone: {@link Repository} and {@link
 * TaskDefinitionArn} have no quote and no percent sign in their grammar.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/developerguide/querying-AWS-resources.html">the
 *     query language</a>
 */
public final class AggregatorQueries {
  private static final String OR = " OR ";
  private static final String IMAGES = "{images}";
  private static final String TASK_DEFINITIONS = "{task-definitions}";
  private static final String IMAGE = "configuration.ContainerDefinitions.Image";
  private static final String TASK_DEFINITION = "configuration.TaskDefinition";

  private final String taskDefinitions;
  private final String services;

  /**
   * @param taskDefinitions the template that finds task definitions, with {@code {images}}
   * @param services the template that finds services and task sets, with {@code {task-definitions}}
   * @throws IllegalArgumentException if a placeholder is missing
   */
  public AggregatorQueries(String taskDefinitions, String services) {
    this.taskDefinitions = template(taskDefinitions, IMAGES);
    this.services = template(services, TASK_DEFINITIONS);
  }

  /**
   * Every task definition, of whatever status, that names an image of the repository by any of the
   * registry's host names, with the port of HTTPS or without. LIKE treats an underscore as a
   * wildcard and can find too much; whoever reads the answer parses the references.
   */
  public AggregatorQuery taskDefinitionsNaming(Repository repository) {
    Function<String, Stream<String>> conditions =
        host -> {
          String name = host + "/" + repository.name();
          return Stream.of(
              "%s = '%s'".formatted(IMAGE, name),
              "%s LIKE '%s:%%'".formatted(IMAGE, name),
              "%s LIKE '%s@%%'".formatted(IMAGE, name),
              "%s LIKE '%s%s/%s%%'".formatted(IMAGE, host, Registry.HTTPS_PORT, repository.name()));
        };
    return split(
        taskDefinitions,
        IMAGES,
        repository.registry().hosts().stream().flatMap(conditions).toList());
  }

  /**
   * Every service and task set that runs any revision of the families of the task definitions: one
   * condition for a family, however many revisions it has.
   */
  public AggregatorQuery servicesOfFamilies(Collection<TaskDefinitionArn> revisions) {
    List<String> families =
        revisions.stream()
            .flatMap(arn -> Stream.of(arn.familyArn(), arn.family()))
            .distinct()
            .sorted()
            .toList();
    return split(
        services,
        TASK_DEFINITIONS,
        families.stream().map(f -> "%s LIKE '%s:%%'".formatted(TASK_DEFINITION, f)).toList());
  }

  private static String template(String text, String placeholder) {
    String template =
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("--"))
            .collect(Collectors.joining(" "));
    if (!template.contains(placeholder)) {
      throw new IllegalArgumentException(
          "The query has no placeholder %s: %s".formatted(placeholder, template));
    }
    return template;
  }

  private static AggregatorQuery split(
      String template, String placeholder, List<String> conditions) {
    int room = AggregatorQuery.MAXIMUM_EXPRESSION_LENGTH - template.length() + placeholder.length();
    List<String> expressions = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (String condition : conditions) {
      if (!part.isEmpty() && part.length() + OR.length() + condition.length() > room) {
        expressions.add(template.replace(placeholder, part));
        part.setLength(0);
      }
      part.append(part.isEmpty() ? "" : OR).append(condition);
    }
    if (!part.isEmpty()) {
      expressions.add(template.replace(placeholder, part));
    }
    return new AggregatorQuery(expressions);
  }
}
