package ecrimagecleanup.sandbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a WHERE clause asks of a configuration item.
 *
 * <p>A condition on a property holds when one of its values fulfils it. Each condition looks at all
 * elements of an array on its own, so two conditions can be met by two different elements. A
 * property that is missing fulfils nothing; its negation is therefore true.
 */
sealed interface Condition {

  boolean holds(JsonNode item);

  /** Every item. */
  record Always() implements Condition {
    @Override
    public boolean holds(JsonNode item) {
      return true;
    }
  }

  /** Both. */
  record And(Condition left, Condition right) implements Condition {
    @Override
    public boolean holds(JsonNode item) {
      return left.holds(item) && right.holds(item);
    }
  }

  /** One or both. */
  record Or(Condition left, Condition right) implements Condition {
    @Override
    public boolean holds(JsonNode item) {
      return left.holds(item) || right.holds(item);
    }
  }

  /** Not this. */
  record Not(Condition inner) implements Condition {
    @Override
    public boolean holds(JsonNode item) {
      return !inner.holds(item);
    }
  }

  /** {@code =} with one value, {@code IN} with several. */
  record OneOf(PropertyPath property, List<JsonNode> values) implements Condition {
    @Override
    public boolean holds(JsonNode item) {
      return property.scalarsIn(item).stream().anyMatch(this::contains);
    }

    private boolean contains(JsonNode actual) {
      return values.stream().anyMatch(value -> Scalars.compare(actual, value).orElse(-1) == 0);
    }
  }

  /** {@code BETWEEN}, with both ends. */
  record Between(PropertyPath property, JsonNode low, JsonNode high) implements Condition {
    @Override
    public boolean holds(JsonNode item) {
      return property.scalarsIn(item).stream().anyMatch(this::contains);
    }

    private boolean contains(JsonNode actual) {
      OptionalInt fromLow = Scalars.compare(actual, low);
      OptionalInt fromHigh = Scalars.compare(actual, high);
      return fromLow.orElse(-1) >= 0 && fromHigh.orElse(1) <= 0;
    }
  }

  /** {@code LIKE}. */
  record Like(PropertyPath property, Pattern pattern) implements Condition {
    @Override
    public boolean holds(JsonNode item) {
      return property.scalarsIn(item).stream()
          .anyMatch(value -> value.isTextual() && pattern.matcher(value.textValue()).matches());
    }
  }
}
