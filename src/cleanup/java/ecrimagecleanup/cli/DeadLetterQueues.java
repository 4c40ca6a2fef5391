package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.component.reader.CleanupReaderConstants;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.message.DeadLetter;
import ecrimagecleanup.message.ExplainedDeadLetter;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.words.Counts;
import java.util.List;
import java.util.Map;

/**
 * The dead letters of the queues of the application. A queue is named by the one that messages come
 * from; nothing is ever taken out of its dead letters but to go back there.
 *
 * @param gateway calls the endpoints
 * @param letters says what messages mean
 */
record DeadLetterQueues(Gateway gateway, DeadLetters letters) {

  /** Those of an application, which is started. */
  static DeadLetterQueues of(Application application, Settings settings) {
    return new DeadLetterQueues(
        Gateway.to(application),
        new DeadLetters(
                application.bean("cleanupRegistries", Registries.class),
                settings.require("cleanup.events-queue"),
                settings.require("cleanup.checks-queue"),
                settings.require("cleanup.sweeps-queue"))
            .withTaskEvents(settings.require("cleanup.task-events-queue")));
  }

  /**
   * The queues that a person means.
   *
   * @param name the name of one of them or of its dead-letter queue; nothing for all
   * @throws IllegalArgumentException if there is no such queue
   */
  List<String> find(String name) {
    return letters.queues(name);
  }

  /** What the dead letters of a queue are, and why they are there: up to 100. */
  List<ExplainedDeadLetter> list(String queue) {
    return letters.explain(
        queue, gateway.list(Endpoint.PEEK_DEAD_LETTERS, "", about(queue), DeadLetter.class));
  }

  /** About how many a queue has. */
  int count(String queue) {
    return gateway.ask(Endpoint.COUNT_DEAD_LETTERS, "", about(queue), Integer.class);
  }

  /** Starts to move those of a queue back to it, and gives the handle of the task. */
  String redrive(String queue) {
    return gateway.ask(Endpoint.REDRIVE_DEAD_LETTERS, "", about(queue), String.class);
  }

  private static Map<String, Object> about(String queue) {
    return Map.of(CleanupReaderConstants.QUEUE, queue);
  }

  /** So many dead letters, in words. */
  static String counted(int count) {
    return Counts.of(count, "dead letter");
  }
}
