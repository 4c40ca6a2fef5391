package ecrimagecleanup.observe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request, which has at most one parameter. Every server gives it in the header
 * {@code CamelHttpQuery} as it came; that of Spring Boot sets no {@code CamelHttpRawQuery}.
 */
final class HttpQuery {
  private static final int LONGEST = 2_000;

  private HttpQuery() {}

  /** Refuses a query that is there. */
  static void requireNone(@Nullable String raw) {
    if (raw != null && !raw.isEmpty()) {
      throw new HttpRefusal(400, "There are no parameters here.");
    }
  }

  /**
   * The value of the parameter.
   *
   * @param raw the query as it came, or nothing
   * @param name the name of the parameter
   * @param example what a query looks like
   * @throws HttpRefusal if there is another parameter or none
   */
  static String require(@Nullable String raw, String name, String example) {
    return Optional.ofNullable(raw)
        .filter(query -> query.length() <= LONGEST)
        .filter(query -> query.startsWith(name + "=") && query.indexOf('&') < 0)
        .flatMap(query -> decoded(query.substring(name.length() + 1)))
        .filter(value -> !value.isBlank())
        .orElseThrow(
            () -> new HttpRefusal(400, "Ask with one parameter, like %s.".formatted(example)));
  }

  private static Optional<String> decoded(String value) {
    try {
      return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8).strip());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
