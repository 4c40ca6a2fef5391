package ecrimagecleanup.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

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

  /** Ends with 0 if it lives, and otherwise with 1 and the stack of what is wrong. */
  public static void main(String[] arguments) {
    of(System.getenv())
        .problem()
        .ifPresent(
            problem -> {
              throw new IllegalStateException(problem);
            });
  }

  /**
   * The instance that runs with the same environment.
   *
   * @param environment the variables
   */
  static Alive of(Map<String, String> environment) {
    String host = environment.getOrDefault(HOST, LOCAL);
    boolean everywhere = host.isEmpty() || host.equals("0.0.0.0") || host.equals("::");
    String address = host.contains(":") ? "[%s]".formatted(host) : host;
    return new Alive(
        URI.create(
            "http://%s:%s/observe/health/live"
                .formatted(everywhere ? LOCAL : address, environment.getOrDefault(PORT, "9876"))));
  }

  /** Why it is not known to live; empty if it lives. */
  Optional<String> problem() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) health.toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()));
      connection.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
      int status = connection.getResponseCode();
      return status == OK
          ? Optional.empty()
          : Optional.of("%s answers %d.".formatted(health, status));
    } catch (IOException e) {
      return Optional.of("%s does not answer: %s.".formatted(health, e.getMessage()));
    }
  }
}
