package ecrimagecleanup.sandbox;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request as it reached the sandbox.
 *
 * @param method the method
 * @param target the path as it was sent, with the query
 * @param headers the header fields
 * @param body the body, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // calls are handed on, never compared
public record HttpCall(
    String method, String target, Map<String, List<String>> headers, byte[] body) {

  /** The first value of a header field, whatever the case of its name. */
  Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .flatMap(field -> field.getValue().stream())
        .findFirst();
  }

  /** The path, decoded. */
  String path() {
    return Optional.ofNullable(URI.create(target).getPath()).orElse("/");
  }

  /** The parameters of the query and, of a form, those of the body. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    int query = target.indexOf('?');
    if (query >= 0) {
      addTo(parameters, target.substring(query + 1));
    }
    if (form()) {
      addTo(parameters, new String(body, StandardCharsets.UTF_8));
    }
    return parameters;
  }

  /** Whether the body is a form, as the query protocol has it. */
  boolean form() {
    return header("Content-Type")
        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
        .isPresent();
  }

  private static void addTo(Map<String, String> parameters, String encoded) {
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.put(decode(name), decode(value));
      }
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
