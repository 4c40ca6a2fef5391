package ecrimagecleanup.sandbox.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.SqsBackend.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** HTTP to ElasticMQ: requests of others, and the sandbox's own in the JSON protocol. */
final class SqsConnection {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What belongs to one connection, and what the client sets itself. */
  private static final Set<String> OF_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "date",
          "expect",
          "host",
          "keep-alive",
          "transfer-encoding",
          "upgrade");

  private final URI endpoint;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  SqsConnection(URI endpoint) {
    this.endpoint = endpoint;
  }

  URI endpoint() {
    return endpoint;
  }

  JsonNode call(String operation, JsonNode request) {
    try {
      Response response =
          forward(
              "POST",
              "/",
              Map.of(
                  "X-Amz-Target",
                  List.of("AmazonSQS." + operation),
                  "Content-Type",
                  List.of("application/x-amz-json-1.0")),
              JSON.writeValueAsBytes(request));
      if (response.status() != 200) {
        String answer = new String(response.body(), StandardCharsets.UTF_8);
        throw new AwsError(response.status(), "SqsError", operation + ": " + answer);
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Response forward(String method, String path, Map<String, List<String>> headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint + path))
            .method(method, BodyPublishers.ofByteArray(body));
    headers.forEach(
        (name, values) -> {
          if (isPassedOn(name)) {
            values.forEach(value -> request.header(name, value));
          }
        });
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      return new Response(response.statusCode(), passedOn(response), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AwsError(503, "ServiceUnavailable", "The sandbox is shutting down.");
    }
  }

  private static Map<String, List<String>> passedOn(HttpResponse<byte[]> response) {
    Map<String, List<String>> headers = new LinkedHashMap<>(response.headers().map());
    headers.keySet().removeIf(name -> !isPassedOn(name));
    return headers;
  }

  private static boolean isPassedOn(String header) {
    return !OF_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }
}
