package ecrimagecleanup.gateway;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;

/** A gateway that answers from a script, and the messages that were sent. */
public final class FakeGateway implements Gateway {
  /** One message. */
  public record Sent(Endpoint endpoint, Object body, Map<String, Object> headers) {}

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final Map<Endpoint, Deque<Message>> answers = new EnumMap<>(Endpoint.class);
  private final List<Sent> sent = new ArrayList<>();

  /** What an endpoint answers next. */
  public FakeGateway answer(Endpoint endpoint, Object body) {
    return answer(endpoint, body, Map.of());
  }

  /** The same with headers. */
  public FakeGateway answer(Endpoint endpoint, Object body, Map<String, Object> headers) {
    Message message = new DefaultMessage(context);
    message.setBody(body);
    message.getHeaders().putAll(headers);
    answers.computeIfAbsent(endpoint, key -> new ArrayDeque<>()).add(message);
    return this;
  }

  /** The messages so far, in their order. */
  public List<Sent> sent() {
    return sent;
  }

  @Override
  public Message send(Endpoint endpoint, Object body, Map<String, Object> headers) {
    sent.add(new Sent(endpoint, body, headers));
    Message answer = answers.getOrDefault(endpoint, new ArrayDeque<>()).poll();
    if (answer == null) {
      throw new AssertionError("No answer is left for " + endpoint);
    }
    return answer;
  }
}
