package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.RepositoryNames;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
   * Whether every container names an image. Of one that does not nobody can say here which
   * repositories it concerns: only the query of a repository finds it or not.
   */
  public boolean nameImages() {
    return rows.stream()
        .map(RegistryTaskDefinitions::containers)
        .allMatch(
            containers ->
                !containers.isEmpty() && images(containers).allMatch(image -> image.isTextual()));
  }

  /**
   * Those of a repository, of the rows that {@link
   * AggregatorQueries#taskDefinitionsNaming(RepositoryNames)} asks for. Those of other
   * repositories, which that finds as well where LIKE takes an underscore for any letter, are left
   * out.
   */
  public ListedTaskDefinitions of(RepositoryNames repository) {
    return rows.stream()
        .filter(
            row -> images(containers(row)).anyMatch(image -> names(image.textValue(), repository)))
        .collect(ListedTaskDefinitions.reader(repository));
  }

  private static JsonNode containers(JsonNode row) {
    return row.path("configuration").path("ContainerDefinitions");
  }

  private static Stream<JsonNode> images(JsonNode containers) {
    return StreamSupport.stream(containers.spliterator(), false)
        .map(container -> container.path("Image"));
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
