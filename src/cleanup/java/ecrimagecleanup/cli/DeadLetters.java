package ecrimagecleanup.cli;

import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ImageDeletionCheckJson;
import ecrimagecleanup.event.TaskDefinitionEvent;
import ecrimagecleanup.event.TaskDefinitionEvent.Changed;
import ecrimagecleanup.event.TaskDefinitionEvent.Ignored;
import ecrimagecleanup.event.TaskDefinitionEvent.Kind;
import ecrimagecleanup.event.TaskDefinitionEventParser;
import ecrimagecleanup.event.TaskStateEventParser;
import ecrimagecleanup.message.DeadLetter;
import ecrimagecleanup.message.ExplainedDeadLetter;
import ecrimagecleanup.message.MalformedMessageException;
import ecrimagecleanup.owners.ReportPart;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.sweep.Sweep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Which queues there are, and what a message means that failed in one of them. */
final class DeadLetters {
  private static final String SUFFIX = "-dead-letters";

  /** By the name of the queue: says what a message of it is, or that it is malformed. */
  private final Map<String, UnaryOperator<String>> readers = new LinkedHashMap<>();

  private final TaskDefinitionEventParser events = new TaskDefinitionEventParser();
  private final TaskStateEventParser tasks = new TaskStateEventParser();
  private final Registries registries;

  /**
   * @param registries those that checks and sweeps may be about
   * @param eventsQueue the name of the queue of task definition events
   * @param checksQueue the name of the queue of image deletion checks
   * @param sweepsQueue the name of the queue of sweeps
   */
  DeadLetters(Registries registries, String eventsQueue, String checksQueue, String sweepsQueue) {
    this.registries = registries;
    readers.put(eventsQueue, body -> event(events.parse(body)));
    readers.put(checksQueue, this::check);
    readers.put(sweepsQueue, this::sweep);
  }

  /**
   * Adds the queue of task events.
   *
   * @param queue its name; empty if they are not taken, which adds none
   * @return this
   */
  DeadLetters withTaskEvents(String queue) {
    if (!queue.isEmpty()) {
      readers.put(queue, body -> event(tasks.parse(body)));
    }
    return this;
  }

  /**
   * The queues that a person means.
   *
   * @param name the name of one of them or of its dead-letter queue; nothing for all
   * @throws IllegalArgumentException if there is no such queue
   */
  List<String> queues(String name) {
    List<String> found =
        readers.keySet().stream()
            .filter(queue -> name.isEmpty() || name.equals(queue) || name.equals(queue + SUFFIX))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no such queue; these are the ones of the application: %s."
              .formatted(String.join(", ", readers.keySet())));
    }
    return found;
  }

  /** What the dead letters of a queue are, and why they are there. */
  List<ExplainedDeadLetter> explain(String queue, List<DeadLetter> letters) {
    UnaryOperator<String> reader = readers.getOrDefault(queue, body -> "a message");
    return letters.stream().map(letter -> explain(reader, letter)).toList();
  }

  private static ExplainedDeadLetter explain(UnaryOperator<String> reader, DeadLetter letter) {
    try {
      String what = reader.apply(letter.body());
      return new ExplainedDeadLetter(letter, what, undelivered(letter, failed(letter)));
    } catch (MalformedMessageException e) {
      return new ExplainedDeadLetter(
          letter,
          "a message that cannot be read",
          undelivered(letter, String.valueOf(e.getMessage())));
    }
  }

  private static String undelivered(DeadLetter letter, String otherwise) {
    return letter
        .errorCode()
        .map(
            code ->
                "EventBridge could not deliver it: %s: %s"
                    .formatted(code, letter.errorMessage().orElse("it does not say why.")))
        .orElse(otherwise);
  }

  /** This look at it is one of the times that it was received. */
  private static String failed(DeadLetter letter) {
    if (letter.receives() <= 1) {
      return "The reason is unknown: the application never received it.";
    }
    return "It was received %d times before and never finished. Search the log of the application for %s."
        .formatted(letter.receives() - 1, letter.id());
  }

  private String check(String body) {
    ImageDeletionCheck check = ImageDeletionCheckJson.read(body);
    registries.require(check.repository().registry());
    return "check of " + check.subject();
  }

  private String sweep(String body) {
    if (ReportPart.isText(body)) {
      return "report to owners, which the topic did not take; what is redriven here comes back";
    }
    Sweep sweep = Sweep.read(body);
    sweep.repository().ifPresent(repository -> registries.require(repository.registry()));
    return sweep.description();
  }

  private static String event(TaskDefinitionEvent event) {
    if (event instanceof Changed changed) {
      String what =
          changed.kind() == Kind.STOPPED
              ? "stopped task of"
              : changed.kind().name().toLowerCase(Locale.ROOT);
      return changed.taskDefinitions().size() == 1
          ? "%s %s".formatted(what, changed.taskDefinitions().get(0).arn().brief())
          : "%s %d task definitions".formatted(what, changed.taskDefinitions().size());
    }
    return "event that needs nothing: " + ((Ignored) event).reason();
  }
}
