package ecrimagecleanup.sandbox.simulation;

import java.util.Map;

/** Messages that nobody should have sent. */
final class Forgery {
  private static final Map<String, String> HOSTILE =
      Map.of("CamelAwsSqsReceiptHandle", "forged", "CamelEcrRepository", "forged");

  private Forgery() {}

  /** Sends one. */
  static void send(History history, Plan.Step step) {
    history.tell("someone forges a message");
    boolean event = step.where() % 2 == 0;
    switch (step.how() % 3) {
      case 0 -> history.forge(true, history.lastEvent(), HOSTILE);
      case 1 -> history.forge(event, "not even JSON", Map.of());
      default -> history.forge(event, "{}", HOSTILE);
    }
  }
}
