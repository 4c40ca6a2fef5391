package ecrimagecleanup.sandbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a WHERE clause asks of a configuration item.
 *
 * <p>A condition on a property holds when one of its values fulfils it. Each condition looks at all
 * elements of an array on its own, so two conditions can be met by two different elements. A
 * property that is missing fulfils nothing; its negation is therefore true.
 */
sealed interface Condition {

  boolean holds(JsonNode item);

  /**
   * Of each of these lists an item has to have one so that it can hold; empty if nobody knows
   * without looking.
   */
  default List<List<Beginning>> needed() {
    return List.of();
  }

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

    @Override
    public List<List<Beginning>> needed() {
      return both(left.needed(), right.needed());
    }
  }

  /** One or both. */
  record Or(Condition left, Condition right) implements Condition {
    @Override
    public boolean holds(JsonNode item) {
      return left.holds(item) || right.holds(item);
    }

    @Override
    public List<List<Beginning>> needed() {
      List<List<Beginning>> others = right.needed();
      return left.needed().stream()
          .flatMap(one -> others.stream().map(other -> both(one, other)))
          .toList();
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

    @Override
    public List<List<Beginning>> needed() {
      return values.stream()
              .allMatch(value -> value.isTextual() && !Scalars.isTime(value.textValue()))
          ? List.of(
              values.stream().map(value -> new Beginning(property, value.textValue())).toList())
          : List.of();
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
  record Like(PropertyPath property, Pattern pattern, String beginning) implements Condition {
    @Override
    public boolean holds(JsonNode item) {
      return property.scalarsIn(item).stream()
          .anyMatch(value -> value.isTextual() && matches(value.textValue()));
    }

    private boolean matches(String text) {
      return text.startsWith(beginning) && pattern.matcher(text).matches();
    }

    @Override
    public List<List<Beginning>> needed() {
      return List.of(List.of(new Beginning(property, beginning)));
    }
  }

  private static <T> List<T> both(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
