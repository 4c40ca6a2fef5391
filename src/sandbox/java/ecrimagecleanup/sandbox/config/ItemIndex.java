package ecrimagecleanup.sandbox.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.ConfigurationItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Configuration items as queries see them, found by how the values of a property begin. A query
 * looks at all accounts, and little changes in between: what stays the same object is read once.
 * Safe for several threads.
 */
final class ItemIndex {
  private static final Comparator<ItemRow> IN_ORDER =
      Comparator.comparingInt(ItemRow::part).thenComparingInt(ItemRow::number);

  private final Map<PropertyPath, ValueIndex> byProperty = new HashMap<>();
  private List<List<ConfigurationItem>> parts = List.of();
  private List<List<ItemRow>> rows = List.of();

  /** The rows for which a condition holds, in the order of the parts; nobody may change them. */
  synchronized List<ObjectNode> find(List<List<ConfigurationItem>> current, Condition condition) {
    follow(current);
    return candidates(condition).map(ItemRow::json).filter(condition::holds).toList();
  }

  /** The fewest rows among which are all for which it holds, as far as the index knows. */
  private Stream<ItemRow> candidates(Condition condition) {
    Optional<Set<ItemRow>> fewest = Optional.empty();
    for (List<Beginning> beginnings : condition.needed()) {
      Optional<Set<ItemRow>> fewer =
          withOneOf(beginnings, fewest.map(Set::size).orElse(Integer.MAX_VALUE));
      fewest = fewer.isPresent() ? fewer : fewest;
    }
    return fewest
        .map(some -> some.stream().sorted(IN_ORDER))
        .orElseGet(() -> rows.stream().flatMap(List::stream));
  }

  /** Empty if they are more than {@code most}. */
  private Optional<Set<ItemRow>> withOneOf(List<Beginning> beginnings, int most) {
    Set<ItemRow> found = new HashSet<>();
    for (Beginning beginning : beginnings) {
      byProperty
          .computeIfAbsent(beginning.property(), this::indexOf)
          .addBeginningWith(beginning.text(), found, most);
    }
    return found.size() > most ? Optional.empty() : Optional.of(found);
  }

  private ValueIndex indexOf(PropertyPath property) {
    ValueIndex index = new ValueIndex(property);
    rows.forEach(part -> part.forEach(index::add));
    return index;
  }

  private void follow(List<List<ConfigurationItem>> current) {
    IdentityHashMap<ConfigurationItem, ItemRow> gone = new IdentityHashMap<>();
    for (int part = 0; part < parts.size(); part++) {
      if (!isSame(current, part)) {
        rows.get(part).forEach(row -> gone.put(row.item(), row));
      }
    }
    List<List<ItemRow>> followed = new ArrayList<>();
    for (int part = 0; part < current.size(); part++) {
      followed.add(isSame(current, part) ? rows.get(part) : rowsOf(current.get(part), part, gone));
    }
    gone.values().forEach(row -> byProperty.values().forEach(index -> index.remove(row)));
    parts = current;
    rows = followed;
  }

  private boolean isSame(List<List<ConfigurationItem>> current, int part) {
    return part < parts.size() && part < current.size() && current.get(part) == parts.get(part);
  }

  /** The rows of a part; those of items that were there before are taken from these. */
  private List<ItemRow> rowsOf(
      List<ConfigurationItem> items, int part, IdentityHashMap<ConfigurationItem, ItemRow> before) {
    List<ItemRow> all = new ArrayList<>();
    for (ConfigurationItem item : items) {
      ItemRow row = before.remove(item);
      if (row == null) {
        ItemRow added = new ItemRow(item);
        byProperty.values().forEach(index -> index.add(added));
        row = added;
      }
      row.moveTo(part, all.size());
      all.add(row);
    }
    return all;
  }
}
