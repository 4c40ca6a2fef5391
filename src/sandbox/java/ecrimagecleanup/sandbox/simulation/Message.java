package ecrimagecleanup.sandbox.simulation;

import java.time.Instant;
import java.util.Map;

/** A message of a queue. For one thread. */
final class Message {
  private final String id;
  private final String body;
  private final Map<String, String> attributes;
  private Instant visibleAt;
  private int receives;
  private boolean forged;

  Message(String id, String body, Map<String, String> attributes, Instant visibleAt) {
    this.id = id;
    this.body = body;
    this.attributes = Map.copyOf(attributes);
    this.visibleAt = visibleAt;
  }

  String id() {
    return id;
  }

  String body() {
    return body;
  }

  Map<String, String> attributes() {
    return attributes;
  }

  /** With what this receipt of it can be deleted. */
  String receipt() {
    return id + "#" + receives;
  }

  /** It is none that AWS sent. */
  Message forged() {
    forged = true;
    return this;
  }

  boolean isForged() {
    return forged;
  }

  /** How often it was received. */
  int receives() {
    return receives;
  }

  Instant visibleAt() {
    return visibleAt;
  }

  /** It was received, and cannot be again until {@code again}. */
  void received(Instant again) {
    receives++;
    visibleAt = again;
  }

  /** It can be received again at {@code again}. */
  void hiddenUntil(Instant again) {
    visibleAt = again;
  }

  /** The same message, as if it had never been received. */
  Message anew(Instant visible) {
    Message again = new Message(id, body, attributes, visible);
    again.forged = forged;
    return again;
  }
}
