package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds in every template, without AWS and without cfn-lint. */
class TemplateStructureTest {
  /** The size up to which a template can be passed in a call, without a bucket. */
  private static final int MAXIMUM_BYTES = 51_200;

  private static final int FOURTEEN_DAYS = 1_209_600;
  private static final int TEN_DAYS = 864_000;

  static Stream<Template> templates() {
    return Stream.of(Template.SHARED, Template.ALARMS, Template.WORKLOAD).map(Template::of);
  }

  static Stream<Template> templatesWithQueues() {
    return templates().filter(template -> !template.ofType("AWS::SQS::Queue").isEmpty());
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aTemplateCanBePassedInACall(Template template) {
    assertThat(template.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MAXIMUM_BYTES);
    assertThat(template.json().required("AWSTemplateFormatVersion").asText())
        .isEqualTo("2010-09-09");
  }

  /** CloudFormation refuses a template that has one; cfn-lint does not say so everywhere. */
  @ParameterizedTest
  @MethodSource("templates")
  void noValueIsNull(Template template) {
    assertThat(template.text().lines()).noneMatch(line -> line.matches(".*: (null|~)"));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyReferenceResolves(Template template) {
    assertThat(References.of(template).unresolved(template)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyParameterAndConditionIsUsed(Template template) {
    References references = References.of(template);

    assertThat(references.names()).containsAll(fields(template.section("Parameters")));
    assertThat(references.conditions()).containsAll(fields(template.section("Conditions")));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyParameterIsDescribedAndBoundedAndItsDefaultIsWithin(Template template) {
    for (Map.Entry<String, JsonNode> field : template.section("Parameters").properties()) {
      JsonNode parameter = field.getValue();
      JsonNode standard = parameter.path("Default");
      assertThat(parameter.path("Description").asText())
          .as(field.getKey())
          .hasSizeBetween(10, 4000);
      assertThat(Stream.of("AllowedPattern", "AllowedValues", "MaxValue").filter(parameter::has))
          .as(field.getKey())
          .hasSize(1);
      if (parameter.has("AllowedPattern") && standard instanceof TextNode text) {
        assertThat(text.asText())
            .as(field.getKey())
            .matches(parameter.path("AllowedPattern").asText());
      }
      if (parameter.has("AllowedValues") && !standard.isMissingNode()) {
        assertThat(parameter.path("AllowedValues")).as(field.getKey()).contains(standard);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("templatesWithQueues")
  void everyQueueKeepsMessagesForTenDaysAndHasADeadLetterQueueThatKeepsThemForFourteen(
      Template template) {
    assertThat(template.ofType("AWS::SQS::Queue"))
        .isNotEmpty()
        .allSatisfy(
            queue -> {
              JsonNode properties = template.properties(queue);
              assertThat(properties.path("SqsManagedSseEnabled").asBoolean()).isTrue();
              assertThat(properties.path("VisibilityTimeout").asInt()).isEqualTo(300);
              if (properties.path("QueueName").asText().endsWith("-dead-letters")) {
                assertThat(properties.path("MessageRetentionPeriod").asInt())
                    .isEqualTo(FOURTEEN_DAYS);
                assertThat(deadLetterTargets(template)).contains(queue);
              } else {
                assertThat(properties.at("/RedrivePolicy/maxReceiveCount").asInt()).isEqualTo(5);
                assertThat(properties.path("MessageRetentionPeriod").asInt()).isEqualTo(TEN_DAYS);
              }
            });
  }

  /** The queues that a queue, a rule or a schedule puts aside to. */
  private static Set<String> deadLetterTargets(Template template) {
    return template.json().findValues("deadLetterTargetArn").stream()
        .collect(
            () -> new HashSet<>(deadLetterConfigs(template)),
            (found, arn) -> found.add(arn.at("/Fn::GetAtt/0").asText()),
            Set::addAll);
  }

  private static Set<String> deadLetterConfigs(Template template) {
    return template.json().findValues("DeadLetterConfig").stream()
        .map(config -> config.at("/Arn/Fn::GetAtt/0").asText())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("templatesWithQueues")
  void everyQueueLetsItsRulesOrTheSchedulerInAndRefusesWhatIsNotEncrypted(Template template) {
    for (String queue : template.ofType("AWS::SQS::Queue")) {
      List<JsonNode> statements =
          template.ofType("AWS::SQS::QueuePolicy").stream()
              .map(template::properties)
              .filter(policy -> policy.at("/Queues/0/Ref").asText().equals(queue))
              .flatMap(policy -> elements(policy.at("/PolicyDocument/Statement")))
              .toList();

      assertThat(statements).as(queue).hasSize(2);
      assertThat(statements)
          .allMatch(each -> each.at("/Resource/Fn::GetAtt/0").asText().equals(queue));
      assertThat(isBound(template, queue, statements.get(0))).as(queue).isTrue();
      assertThat(statements.get(0).path("Effect").asText()).as(queue).isEqualTo("Allow");
      assertThat(statements.get(1).path("Effect").asText()).isEqualTo("Deny");
      assertThat(statements.get(1).path("Action").asText()).isEqualTo("sqs:*");
      assertThat(statements.get(1).path("Principal").asText()).isEqualTo("*");
      assertThat(statements.get(1).at("/Condition/Bool/aws:SecureTransport").asText())
          .isEqualTo("false");
    }
  }

  /**
   * Whether a statement lets in EventBridge for the rules that send to the queue, or the one role
   * of the scheduler.
   */
  private static boolean isBound(Template template, String queue, JsonNode statement) {
    Set<String> rules =
        statement.at("/Condition/ArnEquals/aws:SourceArn").findValues("Fn::GetAtt").stream()
            .map(rule -> rule.path(0).asText())
            .collect(Collectors.toSet());
    String role = statement.at("/Principal/AWS/Fn::GetAtt/0").asText();
    return statement.path("Action").asText().equals("sqs:SendMessage")
        && (role.equals("SchedulerRole")
            || (statement.at("/Principal/Service").asText().equals("events.amazonaws.com")
                && !rules.isEmpty()
                && rules.equals(rulesThatSendTo(template, queue))));
  }

  private static Set<String> rulesThatSendTo(Template template, String queue) {
    return template.ofType("AWS::Events::Rule").stream()
        .filter(
            rule ->
                template.properties(rule).path("Targets").findValues("Fn::GetAtt").stream()
                    .anyMatch(attribute -> attribute.path(0).asText().equals(queue)))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("templates")
  void noStatementIsOnEverythingWithoutAReason(Template template) {
    List<String> lines = template.text().lines().map(String::strip).toList();

    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches("(- )?(Resource: )?[\"']?\\*[\"']?")) {
        assertThat(lines.get(i - 1)).as("the line before line %d", i + 1).startsWith("# ");
      }
    }
    assertThat(template.json().findValues("Resource"))
        .allMatch(
            resource ->
                !resource.isArray()
                    || elements(resource).noneMatch(each -> each.asText().equals("*")));
  }

  @Test
  void onlyTheOrganisationPutsEventsOnTheBusAndOnlyThoseOfEcs() {
    JsonNode statement =
        Template.of(Template.SHARED).properties("EventBusPolicy").path("Statement");

    assertThat(statement.at("/Condition/StringEquals").toString())
        .isEqualTo(
            "{\"aws:PrincipalOrgID\":{\"Ref\":\"OrganizationId\"},\"events:source\":\"aws.ecs\","
                + "\"events:detail-type\":[\"AWS API Call via CloudTrail\",\"ECS Task State Change\"]}");
    assertThat(statement.path("Action").asText()).isEqualTo("events:PutEvents");
  }

  @Test
  void theSchedulersRoleTrustsTheAccountsOwnScheduleGroup() {
    JsonNode trust =
        Template.of(Template.SHARED)
            .properties("SchedulerRole")
            .at("/AssumeRolePolicyDocument/Statement");

    assertThat(trust).hasSize(1);
    assertThat(trust.at("/0/Effect").asText()).isEqualTo("Allow");
    assertThat(trust.at("/0/Principal").toString())
        .isEqualTo("{\"Service\":\"scheduler.amazonaws.com\"}");
    assertThat(trust.at("/0/Action").asText()).isEqualTo("sts:AssumeRole");
    assertThat(trust.at("/0/Condition/StringEquals").toString())
        .isEqualTo(
            "{\"aws:SourceAccount\":{\"Ref\":\"AWS::AccountId\"},"
                + "\"aws:SourceArn\":{\"Fn::GetAtt\":[\"ScheduleGroup\",\"Arn\"]}}");
  }

  @Test
  void theServiceRunsAsTwoTasksWithoutRootWithoutPublicAddressAndWithOneSecretAtMost() {
    Template shared = Template.of(Template.SHARED);
    JsonNode container = shared.properties("TaskDefinition").at("/ContainerDefinitions/0");
    JsonNode service = shared.properties("Service");

    assertThat(service.path("DesiredCount").asInt()).isEqualTo(2);
    assertThat(service.at("/NetworkConfiguration/AwsvpcConfiguration/AssignPublicIp").asText())
        .isEqualTo("DISABLED");
    assertThat(container.path("ReadonlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container.path("User").asText()).isEqualTo("10001");
    assertThat(container.path("Secrets").toString())
        .isEqualTo(
            "{\"Fn::If\":[\"ReportsToWebhook\",[{\"Name\":\"CLEANUP_REPORT_WEBHOOK\",\"ValueFrom\":"
                + "{\"Ref\":\"ReportWebhookSecret\"}}],{\"Ref\":\"AWS::NoValue\"}]}");
    assertThat(container.has("PortMappings")).isFalse();
  }

  @Test
  void theAlarmsAreToldTheLogOfTheSharedAccount() {
    assertThat(
            Template.of(Template.SHARED)
                .section("Outputs")
                .at("/LogGroupName/Description")
                .asText())
        .startsWith("LogGroupName of the template for alarms");
    assertThat(Template.of(Template.ALARMS).section("Parameters").has("LogGroupName")).isTrue();
  }

  @Test
  void theOutputsOfTheSharedAccountAreParametersOfTheWorkloadAccounts() {
    JsonNode parameters = Template.of(Template.WORKLOAD).section("Parameters");

    assertThat(Template.of(Template.SHARED).section("Outputs"))
        .extracting(output -> output.path("Description").asText())
        .filteredOn(description -> description.endsWith(" of the template for workload accounts"))
        .hasSize(3)
        .allMatch(
            description -> parameters.has(description.substring(0, description.indexOf(' '))));
  }

  private static List<String> fields(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
