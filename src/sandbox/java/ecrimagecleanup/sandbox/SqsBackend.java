package ecrimagecleanup.sandbox;

import java.util.List;
import java.util.Map;

/** What answers the SQS requests that reach the sandbox's endpoint. */
public interface SqsBackend {

  /**
   * An answer as it goes back to the caller.
   *
   * @param status the HTTP status
   * @param headers the headers, without those that belong to one connection
   * @param body the body; nobody compares responses, so an array is all right
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Response(int status, Map<String, List<String>> headers, byte[] body) {}

  /**
   * Passes a request on, byte for byte. A receive with long polling holds the calling thread.
   *
   * @param path the raw path with its query string
   */
  Response forward(String method, String path, Map<String, List<String>> headers, byte[] body);
}
