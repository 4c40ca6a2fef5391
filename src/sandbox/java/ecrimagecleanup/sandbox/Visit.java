package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.cli.EcrImageCleanup;
import ecrimagecleanup.cli.console.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/**
 * A command of the application on an embedded AWS that another process keeps up: with the settings
 * of the application there, and by the clock of that world, which may run fast.
 */
final class Visit {
  /** Where the other process tells what the command needs to know. */
  static final String PATH = "/sandbox";

  private Visit() {}

  /** What the process that keeps the embedded AWS up tells. */
  static String invitation(WorldClock clock, Map<String, String> settings) {
    ObjectNode json = Json.object();
    json.put("time", clock.instant().toString()).put("speed", clock.speed());
    ObjectNode all = json.putObject("settings");
    settings.forEach(all::put);
    return Json.write(json);
  }

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
    JsonNode told = ask(client, address);
    Map.of(
            "aws.endpointUrl",
            address.toString(),
            "aws.accessKeyId",
            World.SHARED_ACCOUNT,
            "aws.secretAccessKey",
            "sandbox",
            "aws.region",
            World.REGION)
        .forEach(System::setProperty);
    Clock clock =
        told.path("speed").asDouble() == 0
            ? asking(client, address)
            : new WorldClock(time(told), InstantSource.system(), told.path("speed").asDouble());
    Map<String, String> settings = new TreeMap<>();
    told.path("settings")
        .properties()
        .forEach(setting -> settings.put(setting.getKey(), setting.getValue().asText()));
    return EcrImageCleanup.commandLine(terminal, clock).execute(command.arguments(settings));
  }

  /** The clock of a world that stands still unless it is advanced there: whoever reads it asks. */
  private static Clock asking(HttpClient client, URI address) {
    InstantSource world = () -> time(askAgain(client, address));
    return world.withZone(ZoneOffset.UTC);
  }

  private static Instant time(JsonNode told) {
    return Instant.parse(told.path("time").asText());
  }

  private static JsonNode askAgain(HttpClient client, URI address) {
    try {
      return ask(client, address);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking for the time of the world.", e);
    }
  }

  private static JsonNode ask(HttpClient client, URI address) throws InterruptedException {
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(address.resolve(PATH)).build(), BodyHandlers.ofString());
      return Json.parse(answer.body());
    } catch (IOException e) {
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
