package ecrimagecleanup.route.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** An expression: its language, and what the file says of it. */
public record Expression(String language, JsonNode node) {
  private static final Set<String> LANGUAGES =
      Set.of("simple", "constant", "method", "variable", "header", "exchangeProperty", "jsonpath");

  /**
   * The expression of a node, in the canonical form or in the short one.
   *
   * @throws IllegalStateException if its language is none of those that this model can read
   */
  static Optional<Expression> of(JsonNode holder) {
    JsonNode wrapped = holder.path("expression");
    JsonNode node = wrapped.isObject() ? wrapped : holder;
    Optional<Expression> found =
        LANGUAGES.stream()
            .filter(node::has)
            .findFirst()
            .map(language -> new Expression(language, node.get(language)));
    if (found.isEmpty() && wrapped.isObject()) {
      throw new IllegalStateException("Teach the model of the routes the language of " + wrapped);
    }
    return found;
  }

  /** Its text; none if it is the call of a bean. */
  public String text() {
    return node.isTextual() ? node.asText() : node.path("expression").asText();
  }

  /** The call of a bean that it is, if it is one. */
  public Optional<BeanCall> call() {
    return language.equals("method") ? BeanCall.of(node) : Optional.empty();
  }

  @Override
  public String toString() {
    return call().map(BeanCall::toString).orElseGet(this::text);
  }
}
