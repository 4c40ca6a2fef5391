package ecrimagecleanup.gateway;

import static java.util.Objects.requireNonNull;

import ecrimagecleanup.Application;
import ecrimagecleanup.Sender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;

/** Sends messages to endpoints and waits for the answers. Safe for use by many threads. */
@FunctionalInterface
public interface Gateway {

  /**
   * Sends a message.
   *
   * @return the message that came of it
   * @throws org.apache.camel.CamelExecutionException if that fails, with what AWS said as a cause
   */
  Message send(Endpoint endpoint, Object body, Map<String, Object> headers);

  /** To the endpoints of an application, which is started. */
  static Gateway to(Application application) {
    return (endpoint, body, headers) -> application.send(endpoint.uri(), body, headers);
  }

  /** To the endpoints of a context. */
  static Gateway to(CamelContext context) {
    Sender sender = new Sender(context);
    return (endpoint, body, headers) -> sender.send(endpoint.uri(), body, headers);
  }

  /** Sends a message without headers; the answer is a body of this type. */
  default <T> T ask(Endpoint endpoint, Object body, Class<T> answer) {
    return ask(endpoint, body, Map.of(), answer);
  }

  /** Sends a message; the answer is a body of this type. */
  default <T> T ask(Endpoint endpoint, Object body, Map<String, Object> headers, Class<T> answer) {
    return requireNonNull(answer.cast(send(endpoint, body, headers).getBody()));
  }

  /** Sends a message; the answer is one of these, or that there is none. */
  default <T> Optional<T> find(
      Endpoint endpoint, Object body, Map<String, Object> headers, Class<T> element) {
    Optional<?> found = ask(endpoint, body, headers, Optional.class);
    return found.map(element::cast);
  }

  /** Sends a message; the answer is a list of these. */
  default <T> List<T> list(
      Endpoint endpoint, Object body, Map<String, Object> headers, Class<T> element) {
    List<?> found = ask(endpoint, body, headers, List.class);
    return found.stream().<T>map(element::cast).toList();
  }
}
