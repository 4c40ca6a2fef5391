package ecrimagecleanup.sandbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
   * One of these an item has to have so that it can hold; empty if nobody knows without looking.
   */
  default Optional<List<Beginning>> needed() {
    return Optional.empty();
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

    /** Those of either side are needed; the longer they are, the fewer items have one. */
    @Override
    public Optional<List<Beginning>> needed() {
      return Stream.of(left, right)
          .flatMap(side -> side.needed().stream())
          .max(Comparator.comparing(And::shortest));
    }

    private static int shortest(List<Beginning> beginnings) {
      return beginnings.stream().mapToInt(each -> each.text().length()).min().orElse(0);
    }
  }

  /** One or both. */
  record Or(Condition left, Condition right) implements Condition {
    @Override
    public boolean holds(JsonNode item) {
      return left.holds(item) || right.holds(item);
    }

    @Override
    public Optional<List<Beginning>> needed() {
      return left.needed().flatMap(one -> right.needed().map(other -> either(one, other)));
    }

    private static List<Beginning> either(List<Beginning> one, List<Beginning> other) {
      return Stream.concat(one.stream(), other.stream()).toList();
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
    public Optional<List<Beginning>> needed() {
      return values.stream()
              .allMatch(value -> value.isTextual() && !Scalars.isTime(value.textValue()))
          ? Optional.of(
              values.stream().map(value -> new Beginning(property, value.textValue())).toList())
          : Optional.empty();
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
    public Optional<List<Beginning>> needed() {
      return Optional.of(List.of(new Beginning(property, beginning)));
    }
  }
}
