package ecrimagecleanup.sandbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.ConfigurationItem;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Configuration items as queries see them, found by how the values of a property begin. Not safe
 * for several threads.
 */
final class ItemIndex {
  private final List<ObjectNode> rows;
  private final Map<PropertyPath, NavigableMap<String, BitSet>> byValue = new HashMap<>();

  ItemIndex(List<ConfigurationItem> items) {
    rows = items.stream().map(ConfigQuery::json).toList();
  }

  /** The rows for which a condition holds, in their order; nobody may change them. */
  Stream<ObjectNode> find(Condition condition) {
    return condition.needed().map(this::withOneOf).orElseGet(rows::stream).filter(condition::holds);
  }

  private Stream<ObjectNode> withOneOf(List<Beginning> beginnings) {
    BitSet found = new BitSet();
    for (Beginning beginning : beginnings) {
      byValue
          .computeIfAbsent(beginning.property(), this::byValuesOf)
          .tailMap(beginning.text(), true)
          .entrySet()
          .stream()
          .takeWhile(value -> value.getKey().startsWith(beginning.text()))
          .forEach(value -> found.or(value.getValue()));
    }
    return found.stream().mapToObj(rows::get);
  }

  private NavigableMap<String, BitSet> byValuesOf(PropertyPath property) {
    NavigableMap<String, BitSet> values = new TreeMap<>();
    for (int row = 0; row < rows.size(); row++) {
      for (JsonNode value : property.scalarsIn(rows.get(row))) {
        if (value.isTextual()) {
          values.computeIfAbsent(value.textValue(), text -> new BitSet()).set(row);
        }
      }
    }
    return values;
  }
}
