package ecrimagecleanup.sandbox.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.ConfigurationItem;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The indexes of the parts of an inventory, each made once for as long as its part is the same: a
 * query looks at all accounts, and little changes in between. Safe for several threads.
 */
final class ItemIndexes {
  private IdentityHashMap<List<ConfigurationItem>, ItemIndex> known = new IdentityHashMap<>();

  /** The rows for which a condition holds, in the order of the parts; nobody may change them. */
  synchronized List<ObjectNode> find(List<List<ConfigurationItem>> parts, Condition condition) {
    IdentityHashMap<List<ConfigurationItem>, ItemIndex> current = new IdentityHashMap<>();
    List<ObjectNode> rows = new ArrayList<>();
    for (List<ConfigurationItem> part : parts) {
      ItemIndex index = Optional.ofNullable(known.get(part)).orElseGet(() -> new ItemIndex(part));
      current.put(part, index);
      index.find(condition).forEach(rows::add);
    }
    known = current;
    return rows;
  }
}
