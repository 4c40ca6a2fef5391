package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.template.SharedAccount;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody hears of events that are lost, and of places from which none come. */
class AlarmsTest {
  private static final Template ALARMS = Template.of(Template.ALARMS);
  private static final Template WORKLOAD = Template.of(Template.WORKLOAD);
  private static final String SNS = "arn:aws:sns:eu-central-1:999988887777:alarms";

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"FailedInvocations", "InvocationsSentToDlq", "InvocationsFailedToBeSentToDlq"})
  void reality31WhatTheSharedRuleCannotDeliverAlarms(String metric) {
    SharedAccount account = SharedAccount.ofTemplate();

    assertThat(alarms(ALARMS, "AWS/Events", metric))
        .extracting(AlarmsTest::dimensions)
        .containsExactly(
            Map.of("EventBusName", account.bus(), "RuleName", account.rule().name()),
            Map.of("EventBusName", account.bus(), "RuleName", account.taskRule().name()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"InvocationsSentToDlq", "InvocationsFailedToBeSentToDlq"})
  void reality31WhatAWorkloadCannotForwardAlarms(String metric) {
    assertThat(alarms(WORKLOAD, "AWS/Events", metric))
        .extracting(AlarmsTest::dimensions)
        .containsExactly(ofForwardRule(), Map.of("RuleName", "ecr-image-cleanup-forward-stops"));
    assertThat(alarms(WORKLOAD, "AWS/SQS", "ApproximateNumberOfMessagesVisible"))
        .singleElement()
        .satisfies(
            alarm ->
                assertThat(alarm.at("/Dimensions/0/Value/Fn::GetAtt/0").asText())
                    .isEqualTo("ForwardDeadLetters"));
  }

  @Test
  void reality31AWorkloadOfWhichNoEventComesForTwoDaysAlarmsAlsoIfNoneEverCame() {
    assertThat(alarms(WORKLOAD, "AWS/Events", "Invocations"))
        .singleElement()
        .satisfies(
            alarm -> {
              assertThat(dimensions(alarm)).isEqualTo(ofForwardRule());
              assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("breaching");
              assertThat(alarm.path("Period").asInt() * alarm.path("EvaluationPeriods").asInt())
                  .isEqualTo(48 * 3600);
              assertThat(alarm.path("DatapointsToAlarm"))
                  .isEqualTo(alarm.path("EvaluationPeriods"));
            });
  }

  private static String firesAt(JsonNode alarm) {
    return switch (alarm.path("MetricName").asText()) {
      case "Invocations", "NumberOfMessagesSent" -> "Sum LessThanThreshold 1";
      case "ApproximateAgeOfOldestMessage" -> "Maximum GreaterThanThreshold 1800";
      case "ApproximateNumberOfMessagesVisible" -> "Maximum GreaterThanThreshold 0";
      case "" -> " GreaterThanThreshold 0";
      default -> "Sum GreaterThanThreshold 0";
    };
  }

  @Test
  void reality31OneThingThatIsLostOrHeldIsEnoughForAnAlarmAndNoEventAtAllForTheSilentOne() {
    List<JsonNode> alarms =
        Stream.of(ALARMS, WORKLOAD)
            .flatMap(
                template ->
                    template.ofType("AWS::CloudWatch::Alarm").stream().map(template::properties))
            .toList();

    assertThat(alarms)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            alarm ->
                assertThat(
                        "%s %s %s"
                            .formatted(
                                alarm.path("Statistic").asText(),
                                alarm.path("ComparisonOperator").asText(),
                                alarm.path("Threshold").asText()))
                    .as(alarm.path("AlarmName").toString())
                    .isEqualTo(firesAt(alarm)));
  }

  @Test
  void reality31EveryAlarmOfAWorkloadIsHeardIfItHasATopic() {
    Intrinsics withTopic = new Intrinsics(WORKLOAD, Map.of("AlarmTopicName", "alarms"));

    assertThat(WORKLOAD.ofType("AWS::CloudWatch::Alarm"))
        .isNotEmpty()
        .allSatisfy(
            alarm ->
                assertThat(
                        withTopic
                            .resolve(WORKLOAD.properties(alarm).required("AlarmActions"))
                            .toString())
                    .contains(":sns:eu-central-1:")
                    .contains(":alarms"));
  }

  private static Map<String, String> ofForwardRule() {
    return Map.of("RuleName", WORKLOAD.properties("ForwardRule").required("Name").asText());
  }

  private static List<JsonNode> alarms(Template template, String namespace, String metric) {
    return template.ofType("AWS::CloudWatch::Alarm").stream()
        .map(template::properties)
        .filter(alarm -> alarm.path("Namespace").asText().equals(namespace))
        .filter(alarm -> alarm.path("MetricName").asText().equals(metric))
        .toList();
  }

  private static Map<String, String> dimensions(JsonNode alarm) {
    return elements(alarm.path("Dimensions"))
        .collect(
            Collectors.toMap(
                each -> each.path("Name").asText(), each -> each.path("Value").asText()));
  }

  @Test
  void reality31EachEventOfACanaryPutsOffTheMessageThatItsAccountAndRegionIsSilent() {
    JsonNode states = ALARMS.properties("HeartbeatStateMachine").at("/Definition/States");
    JsonNode putOff = states.path("PutOff");
    JsonNode target = ALARMS.properties("HeartbeatRule").at("/Targets/0");

    assertThat(target.at("/Arn/Ref").asText()).isEqualTo("HeartbeatStateMachine");
    assertThat(target.at("/InputTransformer/InputPathsMap").toString())
        .isEqualTo(
            "{\"account\":\"$.account\",\"region\":\"$.region\",\"time\":\"$.detail.eventTime\"}");
    assertThat(putOff.path("Resource").toString()).contains(":aws-sdk:scheduler:updateSchedule");
    assertThat(putOff.at("/Arguments/Name").asText())
        .isEqualTo("{% $states.input.account & '-' & $states.input.region %}");
    assertThat(putOff.at("/Arguments/ScheduleExpression").asText())
        .contains("$toMillis($states.input.time) + " + 49L * 3600 * 1000 + ",");
    assertThat(putOff.at("/Arguments/Target/Arn/Ref").asText()).isEqualTo("AlarmTopic");
    assertThat(putOff.at("/Arguments/ActionAfterCompletion").asText()).isEqualTo("DELETE");
    assertThat(putOff.at("/Catch/0/ErrorEquals/0").asText())
        .isEqualTo("Scheduler.ResourceNotFoundException");
    assertThat(putOff.at("/Catch/0/Next").asText()).isEqualTo("Begin");
    assertThat(states.at("/Begin/Resource").toString()).contains("scheduler:createSchedule");
    assertThat(states.at("/Begin/Arguments")).isEqualTo(putOff.path("Arguments"));
  }

  @Test
  void reality31TheHeartbeatMayPutOffItsOwnSchedulesAndTellOneTopic() {
    JsonNode document = ALARMS.properties("HeartbeatRole").at("/Policies/0/PolicyDocument");
    List<Statement> granted =
        Statement.of(new Intrinsics(ALARMS, Map.of("AlarmTopic", SNS)).resolve(document));
    String group = ALARMS.properties("HeartbeatGroup").required("Name").asText();
    String machine =
        ALARMS.properties("HeartbeatStateMachine").required("StateMachineName").asText();
    String role = ALARMS.properties("HeartbeatRole").required("RoleName").asText();

    assertThat(granted)
        .flatExtracting(Statement::resources)
        .containsExactly(
            "arn:aws:states:eu-central-1:999988887777:stateMachine:" + machine,
            "arn:aws:scheduler:eu-central-1:999988887777:schedule/" + group + "/*",
            "arn:aws:iam::999988887777:role/" + role,
            SNS);
    assertThat(granted)
        .flatExtracting(Statement::actions)
        .containsExactly(
            "states:StartExecution",
            "scheduler:UpdateSchedule",
            "scheduler:CreateSchedule",
            "iam:PassRole",
            "sns:Publish");
  }

  /** What nobody sends makes no message that could grow old. */
  @Test
  void twoDaysWithoutASweepAlarmUnlessNoneIsToCome() {
    assertThat(alarms(ALARMS, "AWS/SQS", "NumberOfMessagesSent"))
        .singleElement()
        .satisfies(
            alarm -> {
              assertThat(dimensions(alarm)).isEqualTo(Map.of("QueueName", "repository-sweeps"));
              assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("breaching");
              assertThat(alarm.path("Period").asInt() * alarm.path("EvaluationPeriods").asInt())
                  .isEqualTo(48 * 3600);
              assertThat(alarm.path("DatapointsToAlarm"))
                  .isEqualTo(alarm.path("EvaluationPeriods"));
            });
    assertThat(ALARMS.section("Resources").at("/SweepsMissingAlarm/Condition").asText())
        .isEqualTo("DoesSweep");
    assertThat(ALARMS.section("Parameters").at("/Sweeps/Default").asText()).isEqualTo("yes");
  }

  /**
   * The role that sends to a queue sends to its dead letters, too, so a message can be in neither.
   */
  @Test
  void whatEventBridgeSchedulerCannotSendAlarms() {
    Template shared = Template.of(Template.SHARED);
    String group = shared.properties("ScheduleGroup").required("Name").asText();

    assertThat(alarms(ALARMS, "AWS/Scheduler", "InvocationsFailedToBeSentToDeadLetterCount"))
        .extracting(AlarmsTest::dimensions)
        .containsExactly(Map.of("ScheduleGroup", group));
    assertThat(alarms(ALARMS, "AWS/Scheduler", "InvocationDroppedCount"))
        .extracting(alarm -> alarm.at("/Dimensions/0/Value"))
        .satisfiesExactly(
            checks -> assertThat(checks.asText()).isEqualTo(group),
            heartbeats -> assertThat(heartbeats.path("Ref").asText()).isEqualTo("HeartbeatGroup"));
  }

  @Test
  void reality31EveryAlarmOfTheSharedAccountLooksAtWhatIsThereAndIsHeard() {
    SharedAccount account = SharedAccount.ofTemplate();
    Set<String> queues =
        account.queues().stream()
            .flatMap(queue -> Stream.of(queue.name(), queue.deadLetters()))
            .collect(Collectors.toSet());

    assertThat(ALARMS.ofType("AWS::CloudWatch::Alarm"))
        .extracting(ALARMS::properties)
        .allMatch(alarm -> alarm.at("/AlarmActions/0/Ref").asText().equals("AlarmTopic"))
        .filteredOn(alarm -> alarm.path("Namespace").asText().equals("AWS/SQS"))
        .filteredOn(alarm -> !alarm.path("MetricName").asText().equals("NumberOfMessagesSent"))
        .extracting(alarm -> alarm.at("/Dimensions/0/Value").asText())
        .containsExactlyInAnyOrderElementsOf(queues);
    assertThat(ALARMS.properties("HeartbeatRule").path("EventBusName").asText())
        .isEqualTo(account.bus());
  }
}
