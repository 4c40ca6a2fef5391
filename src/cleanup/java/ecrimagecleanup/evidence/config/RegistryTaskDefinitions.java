package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.RepositoryNames;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The task definitions that name images of any repository of some registries, read together, as
 * {@link AggregatorQueries#taskDefinitionsNaming(java.util.Collection)} asks for them. They are
 * few: all rows are kept.
 *
 * @param rows the rows
 */
public record RegistryTaskDefinitions(List<JsonNode> rows) {
  public RegistryTaskDefinitions {
    rows = List.copyOf(rows);
  }

  /** Takes in the complete answer. */
  public static Collector<JsonNode, ?, RegistryTaskDefinitions> reader() {
    return Collectors.collectingAndThen(Collectors.toList(), RegistryTaskDefinitions::new);
  }

  /**
   * Those of a repository, of the same rows that {@link
   * AggregatorQueries#taskDefinitionsNaming(RepositoryNames)} asks for: what stands beside an image
   * of another repository and cannot be read does not concern this one.
   */
  public ListedTaskDefinitions of(RepositoryNames repository) {
    return rows.stream()
        .filter(row -> names(row, repository))
        .collect(ListedTaskDefinitions.reader(repository));
  }

  /** One without containers that can be read is of every repository. */
  private static boolean names(JsonNode row, RepositoryNames repository) {
    JsonNode containers = row.path("configuration").path("ContainerDefinitions");
    return !containers.isArray()
        || containers.isEmpty()
        || StreamSupport.stream(containers.spliterator(), false)
            .map(container -> container.path("Image"))
            .anyMatch(image -> !image.isTextual() || names(image.textValue(), repository));
  }

  /** Nobody says whether AWS Config disregards case. */
  private static boolean names(String image, RepositoryNames repository) {
    String text = image.toLowerCase(Locale.ROOT);
    String name = "/" + repository.repository().name();
    return repository.hosts().stream()
        .anyMatch(
            host ->
                text.startsWith(host + Registry.HTTPS_PORT + name)
                    || (text.startsWith(host + name) && endsAt(text, host + name)));
  }

  private static boolean endsAt(String text, String name) {
    return text.length() == name.length() || ":@".indexOf(text.charAt(name.length())) >= 0;
  }
}
