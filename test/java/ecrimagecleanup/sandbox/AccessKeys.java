package ecrimagecleanup.sandbox;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which account an access key belongs to. Safe for several threads. */
public final class AccessKeys {
  private final Map<String, String> issued = new ConcurrentHashMap<>();
  private final World world;

  /** No key has been issued yet. */
  public AccessKeys(World world) {
    this.world = world;
  }

  /** The account of a key: its own twelve digits, who it was issued for, or the shared account. */
  public String account(String accessKeyId) {
    return accessKeyId.matches("\\d{12}")
        ? accessKeyId
        : issued.getOrDefault(accessKeyId, World.SHARED_ACCOUNT);
  }

  /** Makes a temporary key for an account. */
  public String issue(String accountId) {
    String key = "ASIA" + world.hex(16).toUpperCase(Locale.ROOT);
    issued.put(key, accountId);
    return key;
  }
}
