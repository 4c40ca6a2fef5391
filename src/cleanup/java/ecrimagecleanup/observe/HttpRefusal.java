package ecrimagecleanup.observe;

import java.util.Map;

/** A request is not answered, for a reason that whoever asks can do something about. */
final class HttpRefusal extends RuntimeException {
  private final int status;
  private final Map<String, String> headers;

  /**
   * @param status the status of HTTP, from 400 to 599
   * @param sentence why, and what to do
   */
  HttpRefusal(int status, String sentence) {
    this(status, sentence, Map.of());
  }

  private HttpRefusal(int status, String sentence, Map<String, String> headers) {
    super(sentence);
    this.status = status;
    this.headers = Map.copyOf(headers);
  }

  /**
   * Not now.
   *
   * @param seconds after which it may be asked again
   */
  static HttpRefusal later(String sentence, int seconds) {
    return new HttpRefusal(503, sentence, Map.of("Retry-After", String.valueOf(seconds)));
  }

  HttpAnswer answer() {
    return HttpAnswer.problem(status, String.valueOf(getMessage())).with(headers);
  }
}
