package ecrimagecleanup.route.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** A route as its file says it. */
public record Route(RouteFile file, JsonNode node) {
  public String id() {
    return node.path("id").asText();
  }

  public String description() {
    return node.path("description").asText();
  }

  /** Where its messages come from, with parameters. */
  public String from() {
    return Step.uri(node.path("from"));
  }

  /** Where its messages come from. */
  public String source() {
    return Step.withoutQuery(from());
  }

  /** Whether other routes or commands call it. */
  public boolean isDirect() {
    return source().startsWith("direct:");
  }

  /** Its steps, in their order. */
  public List<Step> steps() {
    return Step.list(node.path("from").path("steps"));
  }

  /** All its steps, however deep. */
  public Stream<Step> allSteps() {
    return Step.in(node);
  }

  /** The steps that send something somewhere. */
  public Stream<Step> producers() {
    return allSteps().filter(Step::isProducer);
  }

  @Override
  public String toString() {
    return id();
  }
}
