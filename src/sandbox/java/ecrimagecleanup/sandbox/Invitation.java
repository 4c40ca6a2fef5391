package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a command of another process has to know of an embedded AWS that is kept up.
 *
 * @param time the time of its world
 * @param speed how many times as fast as real time that runs; 0 if it stands still
 * @param settings those of the application there
 */
record Invitation(Instant time, double speed, Map<String, String> settings) {
  private static final String TIME = "time";
  private static final String SPEED = "speed";
  private static final String SETTINGS = "settings";

  Invitation {
    settings = Map.copyOf(settings);
  }

  /** An invitation to a world as it is now. */
  static Invitation to(WorldClock clock, Map<String, String> settings) {
    return new Invitation(clock.instant(), clock.speed(), settings);
  }

  /** As JSON. */
  String text() {
    ObjectNode json = Json.object().put(TIME, time.toString()).put(SPEED, speed);
    ObjectNode all = json.putObject(SETTINGS);
    settings.forEach(all::put);
    return Json.write(json);
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static Invitation read(String text) {
    JsonNode json = Json.parse(text);
    if (!json.path(SPEED).isNumber() || !json.path(SETTINGS).isObject()) {
      throw new IllegalArgumentException("It has no %s or no %s.".formatted(SPEED, SETTINGS));
    }
    Map<String, String> settings = new TreeMap<>();
    json.path(SETTINGS)
        .properties()
        .forEach(setting -> settings.put(setting.getKey(), setting.getValue().asText()));
    return new Invitation(time(json), json.path(SPEED).asDouble(), settings);
  }

  private static Instant time(JsonNode json) {
    try {
      return Instant.parse(json.path(TIME).asText());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("It has no %s.".formatted(TIME), e);
    }
  }
}
