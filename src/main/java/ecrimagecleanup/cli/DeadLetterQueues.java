package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import java.util.List;

/** What commands ask of dead-letter queues. */
final class DeadLetterQueues {
  private DeadLetterQueues() {}

  /**
   * The queues that a person means.
   *
   * @param name the name of one, or nothing for all
   */
  static List<String> find(Application application, String name) {
    return ((List<?>) application.ask("find-dead-letter-queues", name, List.class))
        .stream().map(String.class::cast).toList();
  }

  /** About how many dead letters a queue has. */
  static int count(Application application, String queue) {
    return application.ask("count-dead-letters", queue, Integer.class);
  }

  /** {@code 1 dead letter}, {@code 2 dead letters}. */
  static String counted(int count) {
    return "%d dead %s".formatted(count, count == 1 ? "letter" : "letters");
  }
}
