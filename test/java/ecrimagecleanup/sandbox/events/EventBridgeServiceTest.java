package ecrimagecleanup.sandbox.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.WorldClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventBridgeServiceTest {
  private static final String SHARED = "999988887777";
  private static final String MEMBER = "111122223333";
  private static final String REGION = "eu-central-1";
  private static final String QUEUE = "arn:aws:sqs:eu-central-1:999988887777:events";
  private static final String BUS_ARN = "arn:aws:events:eu-central-1:999988887777:event-bus/shared";
  private static final String EVENT =
      """
      {"version":"0","source":"aws.ecs","account":"111122223333","region":"eu-central-1",
       "detail-type":"AWS API Call via CloudTrail","resources":[],
       "detail":{"eventName":"DeregisterTaskDefinition","readOnly":false,"nothing":null,"count":3,
        "containers":[{"image":"a"},{"image":"b"}]}}
      """;

  private final List<String> sent = new ArrayList<>();
  private final EventBridgeService events =
      new EventBridgeService(
          new WorldClock(Instant.parse("2026-03-02T10:00:00Z")),
          SHARED,
          REGION,
          (queue, body) -> {
            if (queue.endsWith(":broken")) {
              throw new IllegalStateException("no such queue");
            }
            sent.add(queue + " " + body);
          });

  @Test
  void anEventOfAMemberAccountReachesTheQueueOverTheSharedBus() {
    sharedBusWithQueue("{'source':['aws.ecs']}");
    handle(
        MEMBER,
        "PutRule",
        "{'Name':'forward','EventPattern':'"
            + escaped("{'detail':{'eventName':['DeregisterTaskDefinition']}}")
            + "'}");
    handle(
        MEMBER,
        "PutTargets",
        "{'Rule':'forward','Targets':[{'Id':'1','Arn':'" + BUS_ARN + "','RoleArn':'r'}]}");
    events.deliver(EVENT);
    assertThat(sent).hasSize(1).first().asString().startsWith(QUEUE + " {\"version\":\"0\"");
    assertThat(sent.get(0)).contains("\"account\":\"111122223333\"");
  }

  @Test
  void anEventCanBeDeliveredToABusByNameOrArn() {
    sharedBusWithQueue("{'source':['aws.ecs']}");
    events.deliver(EVENT, "shared");
    events.deliver(EVENT, BUS_ARN);
    assertThat(sent).hasSize(2);
    assertThatThrownBy(() -> events.deliver(EVENT, "nowhere")).isInstanceOf(AwsError.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'source':['aws.ecs']}                                               | true
          {'source':['aws.ecr','aws.ecs']}                                     | true
          {'source':['aws.ecr']}                                               | false
          {'source':['aws.ecs'],'account':['1']}                               | false
          {'source':[{'prefix':'aws.'}]}                                       | true
          {'source':[{'suffix':'.ecr'}]}                                       | false
          {'source':[{'equals-ignore-case':'AWS.ECS'}]}                        | true
          {'source':[{'anything-but':'aws.ecr'}]}                              | true
          {'source':[{'anything-but':['aws.ecr','aws.ecs']}]}                  | false
          {'source':[{'anything-but':{'prefix':'aws'}}]}                       | false
          {'missing':[{'anything-but':'x'}]}                                   | false
          {'detail':{'eventName':['DeregisterTaskDefinition']}}                | true
          {'detail':{'eventName':['RegisterTaskDefinition']}}                  | false
          {'detail':{'errorCode':[{'exists':false}]}}                          | true
          {'detail':{'eventName':[{'exists':false}]}}                          | false
          {'detail':{'eventName':[{'exists':true}]}}                           | true
          {'detail':{'readOnly':[false],'count':[3.0],'nothing':[null]}}       | true
          {'detail':{'readOnly':['false']}}                                    | false
          {'detail':{'containers':{'image':['b']}}}                            | true
          {'detail':{'containers':{'image':['c']}}}                            | false
          {'detail':{'eventName':{'deeper':['x']}}}                            | false
          """)
  void patterns(String pattern, boolean matches) {
    assertThat(EventPattern.parse(pattern.replace('\'', '"')).matches(json(EVENT)))
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{}",
        "{'source':'aws.ecs'}",
        "{'source':[]}",
        "{'source':[{'numeric':['>',1]}]}",
        "{'source':[{'prefix':3}]}",
        "{'source':[['a']]}",
        "{'source':[{}]}",
        "{'$or':[{'source':['a']}]}"
      })
  void otherPatternsAreRefused(String pattern) {
    assertRefused(
        "InvalidEventPatternException",
        "PutRule",
        "{'Name':'r','EventPattern':'" + escaped(pattern) + "'}");
  }

  @Test
  void putEventsWrapsRecordsAndDelivers() {
    sharedBusWithQueue("{'source':['my.app']}");
    JsonNode answer =
        handle(
            SHARED,
            "PutEvents",
            "{'Entries':[{'Source':'my.app','DetailType':'t','EventBusName':'shared','Detail':'"
                + escaped("{'a':1}")
                + "'},{'Source':'aws.ecs','DetailType':'t','Detail':'{}'},"
                + "{'Source':'my.app','DetailType':'t','Detail':'x'},"
                + "{'Source':'my.app','Detail':'{}'}]}");
    assertThat(answer.path("FailedEntryCount").asInt()).isEqualTo(3);
    assertThat(answer.path("Entries").findValuesAsText("ErrorCode"))
        .containsExactly("NotAuthorizedForSourceException", "MalformedDetail", "InvalidArgument");
    assertThat(events.accepted()).hasSize(1);
    JsonNode event = json(sent.get(0).substring(QUEUE.length() + 1));
    assertThat(event.path("time").asText()).isEqualTo("2026-03-02T10:00:00Z");
    assertThat(event.path("account").asText()).isEqualTo(SHARED);
    assertThat(event.path("id").asText()).isEqualTo(answer.at("/Entries/0/EventId").asText());
    assertThat(event.at("/detail/a").asInt()).isEqualTo(1);
    assertThat(event.path("resources").isArray()).isTrue();
  }

  @Test
  void aDisabledRuleAndARemovedTargetSendNothing() {
    sharedBusWithQueue("{'source':['aws.ecs']}");
    handle(
        SHARED,
        "PutRule",
        "{'Name':'to-queue','EventBusName':'shared','State':'DISABLED','EventPattern':'"
            + escaped("{'source':['aws.ecs']}")
            + "'}");
    events.deliver(EVENT, "shared");
    assertThat(sent).isEmpty();
    String rule = "'Rule':'to-queue','EventBusName':'shared'";
    assertThat(handle(SHARED, "ListTargetsByRule", "{" + rule + "}").path("Targets")).hasSize(1);
    String named = "{'Name':'to-queue','EventBusName':'shared'}";
    assertRefused("ValidationException", "DeleteRule", named);
    handle(SHARED, "RemoveTargets", "{" + rule + ",'Ids':['1']}");
    assertThat(handle(SHARED, "ListTargetsByRule", "{" + rule + "}").path("Targets")).isEmpty();
    handle(SHARED, "DeleteRule", named);
    assertRefused("ResourceNotFoundException", "DescribeRule", named);
  }

  @Test
  void busesAndRulesAreDescribed() {
    sharedBusWithQueue("{'source':['aws.ecs']}");
    assertThat(handle(SHARED, "DescribeEventBus", "{'Name':'shared'}").path("Arn").asText())
        .isEqualTo(BUS_ARN);
    assertThat(handle(MEMBER, "DescribeEventBus", "{}").path("Name").asText()).isEqualTo("default");
    JsonNode rules = handle(SHARED, "ListRules", "{'EventBusName':'shared','NamePrefix':'to-'}");
    assertThat(rules.at("/Rules/0/Arn").asText())
        .isEqualTo("arn:aws:events:eu-central-1:999988887777:rule/shared/to-queue");
    assertThat(handle(SHARED, "ListRules", "{}").path("Rules")).isEmpty();
    assertRefused("ResourceNotFoundException", "DescribeEventBus", "{'Name':'nowhere'}");
    assertRefused("ResourceAlreadyExistsException", "CreateEventBus", "{'Name':'shared'}");
  }

  @Test
  void aTargetCanSendAConstantOrAPart() {
    sharedBusWithQueue("{'source':['aws.ecs']}");
    handle(
        SHARED,
        "PutTargets",
        "{'Rule':'to-queue','EventBusName':'shared','Targets':["
            + "{'Id':'1','Arn':'"
            + QUEUE
            + "','InputPath':'$.detail.eventName'},{'Id':'2','Arn':'"
            + QUEUE
            + "','Input':'constant'}]}");
    events.deliver(EVENT, "shared");
    assertThat(sent).containsExactly(QUEUE + " \"DeregisterTaskDefinition\"", QUEUE + " constant");
  }

  @Test
  void aTargetThatFailsIsNoReasonToFail() {
    sharedBusWithQueue("{'source':['aws.ecs']}");
    handle(
        SHARED,
        "PutTargets",
        "{'Rule':'to-queue','EventBusName':'shared','Targets':[{'Id':'0','Input':'lost','Arn':'"
            + QUEUE.replace("events", "broken")
            + "','DeadLetterConfig':{'Arn':'"
            + QUEUE
            + "'}}]}");
    events.deliver(EVENT, "shared");
    assertThat(sent).hasSize(2).first().isEqualTo(QUEUE + " lost");
  }

  private void sharedBusWithQueue(String pattern) {
    handle(SHARED, "CreateEventBus", "{'Name':'shared'}");
    handle(
        SHARED,
        "PutRule",
        "{'Name':'to-queue','EventBusName':'shared','EventPattern':'" + escaped(pattern) + "'}");
    handle(
        SHARED,
        "PutTargets",
        "{'Rule':'to-queue','EventBusName':'shared','Targets':[{'Id':'1','Arn':'" + QUEUE + "'}]}");
  }

  private JsonNode handle(String account, String operation, String body) {
    return events.handle(
        new AwsCall(account, REGION, "events", operation, "POST", "/", Map.of(), json(body)));
  }

  private void assertRefused(String code, String operation, String body) {
    assertThatThrownBy(() -> handle(SHARED, operation, body))
        .isInstanceOfSatisfying(AwsError.class, error -> assertThat(error.code()).isEqualTo(code));
  }

  private static String escaped(String json) {
    return json.replace("'", "\\'");
  }

  private static JsonNode json(String body) {
    try {
      return new ObjectMapper().readTree(body.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(body, e);
    }
  }
}
