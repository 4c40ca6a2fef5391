package ecrimagecleanup.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Asks the instance beside it by HTTP whether it lives: for a health check that runs a command in
 * the container, as that of ECS does. It runs every minute and shares the memory of the
 * application, so it is a program of its own, and loads nothing of the command line.
 *
 * @param health where the instance says so
 */
record Alive(URI health) {
  private static final String HOST = "CLEANUP_MANAGEMENT_HOST";
  private static final String PORT = "CLEANUP_MANAGEMENT_PORT";
  private static final String LOCAL = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;

  /** Ends with 0 if it lives, and otherwise says why not and ends with 1. */
  public static void main(String[] arguments) {
    System.exit(of(System.getenv()).ask(System.err) ? 0 : 1);
  }

  /**
   * The instance that runs with the same environment.
   *
   * @param environment the variables
   */
  static Alive of(Map<String, String> environment) {
    String host = environment.getOrDefault(HOST, LOCAL);
    boolean everywhere = host.isEmpty() || host.equals("0.0.0.0") || host.equals("::");
    return new Alive(
        URI.create(
            "http://%s:%s/observe/health/live"
                .formatted(everywhere ? LOCAL : host, environment.getOrDefault(PORT, "9876"))));
  }

  /**
   * Whether it lives.
   *
   * @param problems where it is said why not
   */
  boolean ask(PrintStream problems) {
    try {
      HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
      connection.setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()));
      connection.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
      int status = connection.getResponseCode();
      if (status != OK) {
        problems.printf("%s answers %d.%n", health, status);
      }
      return status == OK;
    } catch (IOException e) {
      problems.printf("%s does not answer: %s.%n", health, e.getMessage());
      return false;
    }
  }
}
