package ecrimagecleanup.route.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A step of a route: its kind, such as {@code to} or {@code filter}, and what the file says of it.
 */
public record Step(String kind, JsonNode node) {
  private static final Set<String> BY_URI = Set.of("to", "toD", "wireTap", "poll");
  private static final Set<String> BY_EXPRESSION = Set.of("enrich", "pollEnrich");

  /** Each step below a node, however deep. */
  public static Stream<Step> in(JsonNode below) {
    return RouteFile.all(below, "steps").flatMap(steps -> list(steps).stream());
  }

  /** The steps of a list. */
  public static List<Step> list(JsonNode steps) {
    return StreamSupport.stream(steps.spliterator(), false)
        .flatMap(step -> step.properties().stream())
        .map(step -> new Step(step.getKey(), step.getValue()))
        .toList();
  }

  /** The steps right inside of it. */
  public List<Step> steps() {
    return list(node.path("steps"));
  }

  /** The steps right inside of it, on whichever of its ways. */
  public List<Step> inside() {
    return Stream.of(
            Stream.of(node, node.path("otherwise"), node.path("doFinally")),
            Stream.of("when", "doCatch").flatMap(key -> parts(key).stream()))
        .flatMap(parts -> parts)
        .flatMap(part -> list(part.path("steps")).stream())
        .toList();
  }

  /** The nodes of a list below it, such as each {@code when} of a choice. */
  public List<JsonNode> parts(String key) {
    return StreamSupport.stream(node.path(key).spliterator(), false).toList();
  }

  /** Whether it sends what it has to an endpoint, and so to another route or out of here. */
  public boolean isProducer() {
    return BY_URI.contains(kind) || BY_EXPRESSION.contains(kind);
  }

  /** The endpoint with its parameters; of one that is computed, the expression. */
  public String uri() {
    return BY_EXPRESSION.contains(kind) ? expression().map(Expression::text).orElse("") : uri(node);
  }

  /** The URI of an endpoint with its parameters. */
  public static String uri(JsonNode endpoint) {
    if (endpoint.isTextual()) {
      return endpoint.asText();
    }
    String query =
        endpoint.path("parameters").properties().stream()
            .map(p -> p.getKey() + "=" + encoded(p.getValue().asText()))
            .collect(Collectors.joining("&"));
    String uri = endpoint.path("uri").asText();
    return query.isEmpty() ? uri : uri + (uri.contains("?") ? "&" : "?") + query;
  }

  private static String encoded(String value) {
    return value.startsWith("{{") ? value : URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** The endpoint without its parameters. */
  public String target() {
    return withoutQuery(uri());
  }

  static String withoutQuery(String uri) {
    return uri.replaceFirst("\\?.*", "");
  }

  /** Whether it is known before any message comes which endpoint it is. */
  public boolean isConstant() {
    return BY_EXPRESSION.contains(kind)
        ? expression().filter(e -> e.language().equals("constant")).isPresent()
            && !uri().contains("${")
        : !target().contains("${");
  }

  /** What it evaluates, if it evaluates something. */
  public Optional<Expression> expression() {
    return kind.equals("bean") ? Optional.empty() : Expression.of(node);
  }

  /** A value of the step, if the file says one. */
  public Optional<String> value(String key) {
    return Optional.of(node.path(key)).filter(JsonNode::isValueNode).map(JsonNode::asText);
  }

  /** What people recognize it by. */
  @Override
  public String toString() {
    String of =
        isProducer()
            ? target()
            : value("name")
                .or(() -> BeanCall.of(node).map(BeanCall::toString))
                .or(() -> expression().map(Expression::toString))
                .orElse("");
    return (kind + " " + of).strip();
  }
}
