package ecrimagecleanup.sandbox.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.ConfigurationItem;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Configuration items as queries see them. An item never changes, and every query looks at all of
 * them, so each is written once. Safe for several threads.
 */
final class ItemRows {
  private final IdentityHashMap<ConfigurationItem, ObjectNode> known = new IdentityHashMap<>();

  /** The rows of items, in their order; nobody may change them. */
  synchronized List<ObjectNode> of(List<ConfigurationItem> items) {
    if (known.size() > 2 * items.size()) {
      known.clear();
    }
    return items.stream().map(item -> known.computeIfAbsent(item, ConfigQuery::json)).toList();
  }
}
