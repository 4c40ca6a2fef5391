package ecrimagecleanup.component;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The text of docs/components.md. It is made of what the components say of themselves: the metadata
 * that the build writes, the Javadoc of their operations, and the IAM actions of these. The
 * examples are written on the page itself, and stay as they are.
 */
final class ComponentsPage {
  private static final String INTRODUCTION =
      """
      # The components

      <!-- Made of the components by ComponentsPageTest. Edit only the examples: see CONTRIBUTING.md. -->

      The routes reach AWS by components of their own, where Camel has none. Each can be used from YAML
      alone, also in another application; the examples below run as they stand here, in a test.

      A header or a body is an object of the type that is named, or text of its form. Text of another form
      fails the message, and so do errors of AWS, as the exception that the SDK throws.
      """;

  private final List<ComponentMetadata> components = ComponentMetadata.all();
  private final List<Example> examples = Example.all();
  private final StringBuilder page = new StringBuilder(INTRODUCTION);

  /** The page. */
  static String text() {
    return new ComponentsPage().make();
  }

  private String make() {
    Set<String> shared = shared();
    page.append("\n| component | what it does |\n|---|---|\n");
    for (ComponentMetadata component : components) {
      row(
          "[`%s:`](#%s)".formatted(component.scheme(), component.scheme()),
          component.json().at("/component/description").asText());
    }
    page.append("\n## Options of every component\n\n");
    options(components.get(0), shared);
    for (ComponentMetadata component : components) {
      add(component, shared);
    }
    return page.toString();
  }

  /** The options that every component has. */
  private Set<String> shared() {
    Set<String> names = new HashSet<>();
    components.get(0).json().path("properties").fieldNames().forEachRemaining(names::add);
    for (ComponentMetadata component : components) {
      names.removeIf(name -> !component.json().path("properties").has(name));
    }
    names.remove("operation");
    // Camel's own, of every endpoint there is.
    names.remove("lazyStartProducer");
    return names;
  }

  private void add(ComponentMetadata component, Set<String> shared) {
    JavadocText says = JavadocText.of(component.operationType(), constants(component));
    page.append("\n## %s\n\n".formatted(component.scheme()));
    page.append(component.json().at("/component/description").asText()).append("\n\n");
    page.append(says.ofType()).append("\n\n");
    Set<String> own = new HashSet<>();
    component.json().path("properties").fieldNames().forEachRemaining(own::add);
    own.removeAll(shared);
    own.remove("lazyStartProducer");
    options(component, own);
    headers(component);
    for (Enum<?> operation : component.operations()) {
      add(component, operation, says);
    }
  }

  private void options(ComponentMetadata component, Set<String> names) {
    page.append("| option | default | |\n|---|---|---|\n");
    component
        .json()
        .path("properties")
        .properties()
        .forEach(
            option -> {
              if (names.contains(option.getKey())) {
                row(
                    "`%s`".formatted(option.getKey()),
                    option.getValue().has("defaultValue")
                        ? "`%s`".formatted(option.getValue().path("defaultValue").asText())
                        : "",
                    description(option.getValue()));
              }
            });
  }

  private void headers(ComponentMetadata component) {
    page.append("\n| header | of | type | |\n|---|---|---|---|\n");
    component
        .json()
        .path("headers")
        .properties()
        .forEach(
            header ->
                row(
                    "`%s`".formatted(header.getKey()),
                    header.getValue().path("label").asText().equals("producer")
                        ? "every operation"
                        : header.getValue().path("label").asText().replace(" ", ", "),
                    "`%s`"
                        .formatted(
                            header.getValue().path("javaType").asText().replaceFirst(".*\\.", "")),
                    description(header.getValue())));
  }

  private void add(ComponentMetadata component, Enum<?> operation, JavadocText says) {
    page.append("\n### %s:%s\n\n".formatted(component.scheme(), operation.name()));
    page.append(says.of(operation.name())).append("\n");
    if (operation instanceof AwsOperation needing) {
      List<String> actions = new ArrayList<>();
      needing.actions().forEach(action -> actions.add("`%s`".formatted(action)));
      page.append("\nIAM: %s\n".formatted(actions.isEmpty() ? "none" : String.join(", ", actions)));
    }
    example(component, operation).ifPresent(example -> page.append(example.onPage()));
  }

  private Optional<Example> example(ComponentMetadata component, Enum<?> operation) {
    return examples.stream()
        .filter(example -> example.component().equals(component.scheme()))
        .filter(example -> example.operation().equals(operation.name()))
        .findFirst();
  }

  /** The names of headers, by how Javadoc refers to their constants. */
  private static Map<String, String> constants(ComponentMetadata component) {
    Map<String, String> constants = new HashMap<>();
    component
        .json()
        .path("headers")
        .properties()
        .forEach(
            header ->
                constants.put(
                    header.getValue().path("constantName").asText().replaceFirst(".*\\.", ""),
                    header.getKey()));
    return constants;
  }

  private static String description(JsonNode described) {
    String text = described.path("description").asText().replace("|", "\\|");
    return described.path("required").asBoolean() ? "Required. " + text : text;
  }

  private void row(String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
