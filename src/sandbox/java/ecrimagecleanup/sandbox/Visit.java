package ecrimagecleanup.sandbox;

import ecrimagecleanup.cli.EcrImageCleanup;
import ecrimagecleanup.cli.console.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * A command of the application on an embedded AWS that another process keeps up: with the settings
 * of the application there, and by the clock of that world, which may run fast.
 */
final class Visit {
  /** Where the other process tells what the command needs to know. */
  static final String PATH = "/sandbox";

  private Visit() {}

  /**
   * Runs a command.
   *
   * @param command the command
   * @param terminal the terminal of this process
   * @return its exit code
   * @throws IllegalArgumentException if nobody answers there
   */
  static int run(VisitingCommand command, Terminal terminal) throws InterruptedException {
    if (command.isHelp()) {
      return EcrImageCleanup.commandLine(terminal).execute(command.arguments(Map.of()));
    }
    URI address = URI.create("http://127.0.0.1:" + command.port());
    HttpClient client = HttpClient.newHttpClient();
    Invitation told = ask(client, address);
    SandboxedApplication.pointSdkAt(address.toString());
    Clock clock =
        told.speed() == 0
            ? asking(client, address)
            : new WorldClock(told.time(), InstantSource.system(), told.speed());
    return EcrImageCleanup.commandLine(terminal, clock).execute(command.arguments(told.settings()));
  }

  /** The clock of a world that stands still unless it is advanced there: whoever reads it asks. */
  private static Clock asking(HttpClient client, URI address) {
    InstantSource world = () -> askAgain(client, address).time();
    return world.withZone(ZoneOffset.UTC);
  }

  private static Invitation askAgain(HttpClient client, URI address) {
    try {
      return ask(client, address);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking for the time of the world.", e);
    }
  }

  private static Invitation ask(HttpClient client, URI address) throws InterruptedException {
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(address.resolve(PATH)).build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("HTTP status %d".formatted(answer.statusCode()));
      }
      return Invitation.read(answer.body());
    } catch (IOException | IllegalArgumentException e) {
      // The port is the usual one of other servers, too.
      IllegalArgumentException nobody =
          new IllegalArgumentException(
              "No sandbox answers at %s. Start one in another terminal:%n  ecr-image-cleanup sandbox --serve"
                  .formatted(address));
      // As its cause it would be printed in place of the sentence.
      nobody.addSuppressed(e);
      throw nobody;
    }
  }
}
