package ecrimagecleanup.sandbox;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Which account an access key belongs to. Safe for several threads. */
public final class AccessKeys {
  private final Map<String, String> issued = new ConcurrentHashMap<>();
  private final AtomicLong serials = new AtomicLong();

  /** The account of a key: its own twelve digits, who it was issued for, or the shared account. */
  public String account(String accessKeyId) {
    return accessKeyId.matches("\\d{12}")
        ? accessKeyId
        : issued.getOrDefault(accessKeyId, World.SHARED_ACCOUNT);
  }

  /** Makes a temporary key for an account, apart from chance: who asks changes nothing else. */
  public String issue(String accountId) {
    String key = String.format(Locale.ROOT, "ASIA%016d", serials.incrementAndGet());
    issued.put(key, accountId);
    return key;
  }
}
