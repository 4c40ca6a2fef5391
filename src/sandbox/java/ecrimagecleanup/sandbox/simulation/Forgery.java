package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.World;
import java.util.Map;

/** Messages that nobody should have sent. */
final class Forgery {
  private static final Map<String, String> HOSTILE =
      Map.of("CamelAwsSqsReceiptHandle", "forged", "CamelEcrRepository", "forged");

  /** Of a repository that may not have opted in, and of long ago. */
  private static final String OLD_SWEEP =
      Json.object()
          .put("version", 1)
          .put("time", "2020-01-01T00:00:00Z")
          .put("accountId", World.SHARED_ACCOUNT)
          .put("region", World.REGION)
          .put("repository", Cast.REPOSITORIES.get(Cast.REPOSITORIES.size() - 1).name())
          .toString();

  private Forgery() {}

  /** Sends one. */
  static void send(History history, Plan.Step step) {
    history.tell("someone forges a message");
    SimulatedQueues queues = history.queues();
    SimulatedQueue any = queues.all().get(step.where() % queues.all().size());
    switch (step.how() % 4) {
      case 0 -> history.forge(queues.events(), history.lastEvent(), HOSTILE);
      case 1 -> history.forge(any, "not even JSON", Map.of());
      case 2 -> history.forge(queues.sweeps(), OLD_SWEEP, HOSTILE);
      default -> history.forge(any, "{}", HOSTILE);
    }
  }
}
