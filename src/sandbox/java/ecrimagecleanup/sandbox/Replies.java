package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Answers in the form of the protocol that was asked in. */
final class Replies {
  private final World world;

  Replies(World world) {
    this.world = world;
  }

  HttpReply json(JsonNode answer, HttpCall http) {
    Map<String, List<String>> headers =
        Map.of("Content-Type", List.of(jsonType(http)), "x-amzn-RequestId", List.of(requestId()));
    return HttpReply.text(200, headers, Json.write(answer));
  }

  HttpReply xml(String answer) {
    Map<String, List<String>> headers =
        Map.of("Content-Type", List.of("text/xml"), "x-amzn-RequestId", List.of(requestId()));
    return HttpReply.text(200, headers, answer);
  }

  HttpReply error(AwsError error, HttpCall http) {
    String requestId = requestId();
    String message = String.valueOf(error.getMessage());
    if (http.form()) {
      return HttpReply.text(
          error.status(),
          Map.of("Content-Type", List.of("text/xml"), "x-amzn-RequestId", List.of(requestId)),
          """
          <ErrorResponse><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error>\
          <RequestId>%s</RequestId></ErrorResponse>"""
              .formatted(
                  error.status() < 500 ? "Sender" : "Receiver",
                  error.code(),
                  escaped(message),
                  requestId));
    }
    return HttpReply.text(
        error.status(),
        Map.of(
            "Content-Type",
            List.of(jsonType(http)),
            "x-amzn-RequestId",
            List.of(requestId),
            "x-amzn-ErrorType",
            List.of(error.code())),
        Json.write(Json.object().put("__type", error.code()).put("message", message)));
  }

  /** The version of the JSON protocol is the caller's; REST has plain JSON. */
  private static String jsonType(HttpCall http) {
    return http.header("Content-Type")
        .filter(type -> type.startsWith("application/x-amz-json"))
        .orElse("application/json");
  }

  private String requestId() {
    return world.requestId();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
