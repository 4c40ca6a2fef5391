package ecrimagecleanup.sandbox;

import java.util.List;
import java.util.Map;

/** The queue service behind the sandbox's endpoint, which gets its calls byte for byte. */
public interface SqsBackend {

  /**
   * Passes a call on.
   *
   * @param method the HTTP method
   * @param path the path as it was sent, with the query
   * @param headers the header fields as they were sent
   * @param body the body as it was sent
   * @return the answer of the queue service
   */
  HttpReply forward(String method, String path, Map<String, List<String>> headers, byte[] body);
}
