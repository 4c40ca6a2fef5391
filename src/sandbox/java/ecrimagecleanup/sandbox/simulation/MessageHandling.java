package ecrimagecleanup.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.UseLedger;
import ecrimagecleanup.sandbox.virtual.SimulatedApplication;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Hands the messages of a history to the application, one at a time or one within another, and
 * writes down what became of each. For one thread.
 */
final class MessageHandling {
  /** A message that is being handled. */
  private static final class Frame {
    private final List<JsonNode> records = new ArrayList<>();
    private final List<String> scheduled = new ArrayList<>();
  }

  private final History history;
  private final SimulatedApplication application;
  private final EventImages images;
  private final SplittableRandom chance;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private int removalsTold;
  private boolean calm;

  MessageHandling(
      History history,
      SimulatedApplication application,
      EventImages images,
      SplittableRandom chance) {
    this.history = history;
    this.application = application;
    this.images = images;
    this.chance = chance;
  }

  /** From now on no message is delivered again that was dealt with. */
  void calm() {
    calm = true;
  }

  /** Hands on the next message that is visible; false if there is none. */
  boolean deliverNext() {
    Optional<SimulatedQueues.Received> next = history.queues().receive(history.world().now());
    next.ifPresent(received -> deliver(received.queue(), received.message()));
    return next.isPresent();
  }

  private void deliver(SimulatedQueue queue, Message message) {
    Instant begun = history.world().now();
    message.hiddenUntil(Instant.MAX);
    Frame frame = new Frame();
    frames.push(frame);
    String end = handle(queue, message);
    frames.pop();
    if (history.gate().takeCrash()) {
      end = "crashed";
      application.forget();
    }
    boolean forgets = !calm && chance.nextDouble() < history.plan().weather().deletionLosses();
    if (end.equals(Chronicle.DELETED) && !forgets) {
      queue.delete(message);
    } else {
      message.hiddenUntil(history.world().now().plus(SimulatedQueue.VISIBILITY));
    }
    history
        .chronicle()
        .handled(
            new Chronicle.Handled(
                queue.name(),
                message.id(),
                message.body(),
                begun,
                history.world().now(),
                message.receives(),
                end,
                frame.records,
                frame.scheduled,
                brought(queue, message)));
    history.tell("%s %s (%d) %s".formatted(message.id(), about(message), message.receives(), end));
    tellRemovals();
  }

  private List<ImageKey> brought(SimulatedQueue queue, Message message) {
    if (history.queues().tasks().equals(Optional.of(queue))) {
      return images.ran(message.body());
    }
    return queue == history.queues().events() ? images.named(message.body()) : List.of();
  }

  private String handle(SimulatedQueue queue, Message message) {
    try {
      return switch (application.deliver(
          queue.name(), message.id(), message.receipt(), message.body(), message.attributes())) {
        case DELETED -> Chronicle.DELETED;
        case NOT_DELETABLE -> Chronicle.NOT_DELETABLE;
        case FAILED -> "failed";
      };
    } catch (Exception e) {
      throw new IllegalStateException("Camel itself has failed", e);
    }
  }

  private static String about(Message message) {
    String body = message.body();
    return body.length() > 60 && body.startsWith("{\"version\":\"0\"")
        ? EventImages.summary(body)
        : body;
  }

  private void tellRemovals() {
    List<UseLedger.Removal> removals = history.world().ledger().removals();
    for (; removalsTold < removals.size(); removalsTold++) {
      UseLedger.Removal removal = removals.get(removalsTold);
      history
          .chronicle()
          .tell(
              removal.at(),
              "%s %s@%s %s"
                  .formatted(
                      removal.kind(),
                      removal.image().repository().name(),
                      removal.image().digest(),
                      removal.tags()));
    }
  }

  /** Another consumer takes the next message, while one is being handled. */
  void overtake() {
    if (frames.size() == 1) {
      application.elsewhere(this::deliverNext);
    }
  }

  /** Takes the body of a message that the application has scheduled. */
  void scheduled(String input) {
    Frame frame = frames.peek();
    if (frame != null) {
      frame.scheduled.add(input);
      history.tell("  scheduled %s".formatted(input));
    }
  }

  /** Takes a line that the application wrote to the log of its decisions. */
  void decided(String line) {
    Frame frame = frames.peek();
    if (frame == null || history.gate().isDead()) {
      return;
    }
    ObjectNode json = (ObjectNode) Json.parse(line);
    frame.records.add(json);
    history.tell(
        "  %s %s %s@%s: %s"
            .formatted(
                json.path("record").asText(),
                json.path("decision").asText(json.path("outcome").asText()),
                json.path("repository").asText(),
                json.path("digest").asText(),
                json.path("reason").asText()));
  }
}
