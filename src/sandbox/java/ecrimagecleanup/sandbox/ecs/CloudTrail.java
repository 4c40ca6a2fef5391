package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Reading;
import ecrimagecleanup.sandbox.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Makes the event of a call, as EventBridge hands on what CloudTrail has recorded. How it shows the
 * answer is a reading.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">
 *     CloudTrail record contents</a>
 */
final class CloudTrail {
  private static final String ENVIRONMENT = "environment";
  private static final DateTimeFormatter EVENT_TIME =
      DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);

  private final World world;

  CloudTrail(World world) {
    this.world = world;
  }

  /** How times look inside of an event: no one but a reader of English would write them so. */
  static JsonNode eventTime(Instant time) {
    return TextNode.valueOf(EVENT_TIME.format(time));
  }

  /** Sends the event of a call that was answered with {@code answer} on its way. */
  void record(AwsCall call, ObjectNode answer) {
    world.events().send(Json.write(event(call, answer)));
  }

  private ObjectNode event(AwsCall call, ObjectNode answer) {
    Instant now = world.now().truncatedTo(ChronoUnit.SECONDS);
    ObjectNode event =
        Json.object()
            .put("version", "0")
            .put("id", world.uuid().toString())
            .put("detail-type", "AWS API Call via CloudTrail")
            .put("source", "aws.ecs")
            .put("account", call.accountId())
            .put("time", now.toString())
            .put("region", call.region());
    event.putArray("resources");
    ObjectNode detail = event.putObject("detail").put("eventVersion", "1.11");
    detail.set("userIdentity", identity(call.accountId(), now));
    detail
        .put("eventTime", now.toString())
        .put("eventSource", "ecs.amazonaws.com")
        .put("eventName", call.operation())
        .put("awsRegion", call.region())
        .put("sourceIPAddress", "cloudformation.amazonaws.com")
        .put("userAgent", "cloudformation.amazonaws.com");
    detail.set("requestParameters", shown(call.body()));
    detail.set("responseElements", response(answer));
    detail
        .put("requestID", world.uuid().toString())
        .put("eventID", world.uuid().toString())
        .put("readOnly", false)
        .put("eventType", "AwsApiCall")
        .put("managementEvent", true)
        .put("recipientAccountId", call.accountId())
        .put("eventCategory", "Management");
    return event;
  }

  private JsonNode response(ObjectNode answer) {
    if (world.readings().is(Reading.EventBody.RESPONSE_MISSING)) {
      return NullNode.getInstance();
    }
    if (world.readings().is(Reading.EventBody.RESPONSE_CUT)) {
      // "If a field is truncated, omitted is present with a value of true"
      return Json.object()
          .put("omitted", true)
          .put("originalSize", Json.write(answer).length())
          .put("reason", "responseElements too large");
    }
    return shown(answer);
  }

  /** Environments can hold secrets: CloudTrail may put a word in their place. */
  private JsonNode shown(JsonNode body) {
    if (!world.readings().is(Reading.EventBody.ENVIRONMENT_AS_A_WORD)) {
      return body;
    }
    JsonNode shown = body.deepCopy();
    for (JsonNode containers : shown.findValues("containerDefinitions")) {
      for (JsonNode container : containers) {
        if (container instanceof ObjectNode object && object.has(ENVIRONMENT)) {
          object.put(ENVIRONMENT, "HIDDEN_DUE_TO_SECURITY_REASONS");
        }
      }
    }
    return shown;
  }

  private static ObjectNode identity(String account, Instant now) {
    ObjectNode identity =
        Json.object()
            .put("type", "AssumedRole")
            .put("principalId", "AROAEXAMPLE:ci")
            .put("arn", "arn:aws:sts::%s:assumed-role/deploy/ci".formatted(account))
            .put("accountId", account)
            .put("accessKeyId", "ASIAEXAMPLE");
    ObjectNode session = identity.putObject("sessionContext");
    session
        .putObject("sessionIssuer")
        .put("type", "Role")
        .put("principalId", "AROAEXAMPLE")
        .put("arn", "arn:aws:iam::%s:role/deploy".formatted(account))
        .put("accountId", account)
        .put("userName", "deploy");
    session
        .putObject("attributes")
        .put("creationDate", now.minus(Duration.ofMinutes(15)).toString())
        .put("mfaAuthenticated", "false");
    return identity.put("invokedBy", "cloudformation.amazonaws.com");
  }
}
