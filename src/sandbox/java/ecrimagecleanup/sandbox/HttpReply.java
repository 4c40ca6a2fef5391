package ecrimagecleanup.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param status the status
 * @param headers the header fields, without those of the connection
 * @param body the body, handed on and never changed
 */
@SuppressWarnings("ArrayRecordComponent") // replies are passed on, never compared
public record HttpReply(int status, Map<String, List<String>> headers, byte[] body) {

  /** An answer with a text body. */
  public static HttpReply text(int status, Map<String, List<String>> headers, String body) {
    return new HttpReply(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
