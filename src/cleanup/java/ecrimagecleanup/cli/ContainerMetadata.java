package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.doctor.ContainerLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What ECS tells a container about itself.
 *
 * @param address where it is given; empty outside of a container of ECS
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4.html">task
 *     metadata endpoint</a>
 */
record ContainerMetadata(Optional<String> address) {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the container in which this process runs. */
  static ContainerMetadata ofThisProcess() {
    return new ContainerMetadata(
        Optional.ofNullable(System.getenv("ECS_CONTAINER_METADATA_URI_V4")));
  }

  /**
   * Where the log goes; empty outside of a container of ECS.
   *
   * @throws UncheckedIOException if ECS does not answer
   */
  Optional<ContainerLog> log() {
    return address.map(ContainerMetadata::log);
  }

  private static ContainerLog log(String address) {
    JsonNode container = read(URI.create(address));
    Map<String, String> options = new HashMap<>();
    container
        .path("LogOptions")
        .properties()
        .forEach(option -> options.put(option.getKey(), option.getValue().asText()));
    return new ContainerLog(container.path("LogDriver").asText(), options);
  }

  private static JsonNode read(URI address) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The metadata of the container cannot be read at %s.".formatted(address), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("This thread was interrupted.", e);
    }
  }
}
