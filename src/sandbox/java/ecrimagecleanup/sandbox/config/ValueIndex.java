package ecrimagecleanup.sandbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rows by the texts that a property of theirs has. For one thread. */
final class ValueIndex {
  private final PropertyPath property;
  private final NavigableMap<String, Set<ItemRow>> rows = new TreeMap<>();

  ValueIndex(PropertyPath property) {
    this.property = property;
  }

  void add(ItemRow row) {
    texts(row).forEach(text -> rows.computeIfAbsent(text, value -> new HashSet<>()).add(row));
  }

  void remove(ItemRow row) {
    texts(row)
        .forEach(
            text ->
                rows.computeIfPresent(
                    text, (value, all) -> all.remove(row) && all.isEmpty() ? null : all));
  }

  /** Adds the rows that have a text that begins so, until there are more than {@code most}. */
  void addBeginningWith(String beginning, Set<ItemRow> found, int most) {
    // not as a stream: that would count all that come after first
    for (Map.Entry<String, Set<ItemRow>> value : rows.tailMap(beginning, true).entrySet()) {
      if (!value.getKey().startsWith(beginning) || found.size() > most) {
        break;
      }
      found.addAll(value.getValue());
    }
  }

  private Stream<String> texts(ItemRow row) {
    return property.scalarsIn(row.json()).stream()
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }
}
