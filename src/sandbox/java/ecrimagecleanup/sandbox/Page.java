package ecrimagecleanup.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * One page of a list in the order of its keys. The token holds the last key of the page, so that
 * nothing is skipped or repeated when the list changes between pages.
 *
 * @param items what is on the page
 * @param nextToken what to ask for the next page with; empty on the last page
 */
public record Page<T>(List<T> items, Optional<String> nextToken) {

  /** The page of at most {@code size} elements after the one that {@code token} stands for. */
  public static <T> Page<T> of(
      NavigableMap<String, T> all, Params params, String tokenName, int size) {
    Optional<String> after = params.text(tokenName).map(token -> decode(token, params, tokenName));
    NavigableMap<String, T> rest = after.map(key -> all.tailMap(key, false)).orElse(all);
    List<String> keys = rest.keySet().stream().limit(size).toList();
    List<T> items = rest.values().stream().limit(size).toList();
    boolean more = !keys.isEmpty() && rest.higherKey(keys.get(keys.size() - 1)) != null;
    return new Page<>(
        items, more ? Optional.of(encode(keys.get(keys.size() - 1))) : Optional.empty());
  }

  private static String encode(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("after:" + key).getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String token, Params params, String name) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith("after:")) {
        return text.substring("after:".length());
      }
    } catch (IllegalArgumentException notOurs) {
      throw params.invalid(name, "Invalid token");
    }
    throw params.invalid(name, "Invalid token");
  }
}
