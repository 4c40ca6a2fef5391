package ecrimagecleanup.history;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says of what became of a removal whether it was to the archive or for good, as its decision said,
 * whose record comes shortly before. It holds the last {@value #MOST} such decisions, and no more.
 * For one thread.
 */
public final class RemovalActions {
  /** More than all instances together decide before the first of them has removed what it decided. */
  static final int MOST = 10_000;

  private final Map<ImageKey, String> actions = new LinkedHashMap<>();

  /** The record with what its removal did; as it is if it is no outcome, or nothing is known. */
  public Entry complete(Entry entry) {
    ImageKey key = ImageKey.of(entry);
    if (entry.isIntent()) {
      actions.remove(key);
      actions.put(key, entry.action());
      if (actions.size() > MOST) {
        actions.remove(actions.keySet().iterator().next());
      }
    }
    return entry.isRemoval() && actions.containsKey(key)
        ? entry.withAction(actions.get(key))
        : entry;
  }
}
