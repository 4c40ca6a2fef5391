package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real organisation does that the templates and the guide have to be ready for. */
class RealOrganisationTest {
  private static final Template SHARED = Template.of(Template.SHARED);
  private static final Template WORKLOAD = Template.of(Template.WORKLOAD);
  private static final String APPLICATION = "arn:aws:iam::999988887777:role/ecr-image-cleanup";
  private static final String OPERATOR = "arn:aws:iam::222233334444:role/operators";

  private String guide = "";

  @BeforeEach
  void read() throws IOException {
    guide = Files.readString(Path.of("docs/deployment.md")).replaceAll("\\s+", " ");
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonNode resolved(Template template, JsonNode node, Map<String, String> with) {
    return new Intrinsics(template, with).resolve(node);
  }

  @ParameterizedTest
  @CsvSource({
    "CanaryAge, CLEANUP_CANARY_AGE, PT36H",
    "SourceAge, CLEANUP_SOURCE_AGE, ''",
    "MinimumInUse, CLEANUP_MINIMUM_IN_USE, 0",
    "Rollout, CLEANUP_ROLLOUT, PT1H",
    "MutableTags, CLEANUP_MUTABLE_TAGS, verify",
    "MinimumWorkloads, CLEANUP_MINIMUM_WORKLOADS, 1",
    "WorkloadsParameter, CLEANUP_WORKLOADS_PARAMETER, ''",
    "IgnoredPlaces, CLEANUP_IGNORED_PLACES, ''",
    "AggregatorRole, CLEANUP_AGGREGATOR_ROLE, ''",
    "ConfigAlone, CLEANUP_CONFIG_ALONE, ''"
  })
  void aParameterIsTheEnvironmentVariableOfItsSetting(
      String parameter, String variable, String standard) {
    JsonNode environment =
        SHARED.properties("TaskDefinition").at("/ContainerDefinitions/0/Environment");

    assertThat(elements(environment))
        .filteredOn(each -> each.path("Name").asText().equals(variable))
        .extracting(each -> each.at("/Value/Ref").asText())
        .containsExactly(parameter);
    assertThat(SHARED.section("Parameters").path(parameter).path("Default").asText())
        .isEqualTo(standard);
  }

  private static List<Statement> granted(String policy, Map<String, String> with) {
    return Statement.of(
        resolved(SHARED, SHARED.properties(policy).required("PolicyDocument"), with));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ApplicationPolicy", "OperatorPolicy"})
  void reality27TheRoleOfAnAggregatorElsewhereMayBeAssumedAndNoOther(String policy) {
    String role = "arn:aws:iam::333344445555:role/aggregator";

    assertThat(granted(policy, Map.of("AggregatorRole", role)))
        .filteredOn(statement -> statement.sid().equals("AskAggregatorElsewhere"))
        .singleElement()
        .extracting(Statement::resources)
        .isEqualTo(List.of(role));
    assertThat(granted(policy, Map.of()))
        .noneMatch(statement -> statement.sid().equals("AskAggregatorElsewhere"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ApplicationPolicy", "OperatorPolicy"})
  void reality28AParameterThatListsTheWorkloadsMayBeRead(String policy) {
    assertThat(granted(policy, Map.of("WorkloadsParameter", "/cleanup/workloads")))
        .filteredOn(statement -> statement.sid().equals("ReadWorkloadsParameter"))
        .singleElement()
        .extracting(Statement::resources)
        .isEqualTo(List.of("arn:aws:ssm:eu-central-1:999988887777:parameter/cleanup/workloads"));
    assertThat(SHARED.section("Rules").at("/WorkloadsAreListed/Assertions")).hasSize(1);
    assertThat(guide).contains("`Workloads` ends at the 4,096 characters");
  }

  @Test
  void whoRemovesAsksEcsTooOrSaysThatConfigAloneIsTrusted() {
    JsonNode rule = SHARED.section("Rules").path("TwoWitnesses");

    assertThat(rule.path("RuleCondition").toString())
        .isEqualTo("{\"Fn::Not\":[{\"Fn::Equals\":[{\"Ref\":\"Action\"},\"report\"]}]}");
    assertThat(rule.at("/Assertions/0/Assert").toString())
        .isEqualTo(
            "{\"Fn::Or\":[{\"Fn::Equals\":[{\"Ref\":\"LiveEvidence\"},\"yes\"]},"
                + "{\"Fn::Equals\":[{\"Ref\":\"ConfigAlone\"},\"trust\"]}]}");
    assertThat(rule.at("/Assertions/1/Assert").toString())
        .isEqualTo("{\"Fn::Not\":[{\"Fn::Equals\":[{\"Ref\":\"CanaryAge\"},\"\"]}]}");
  }

  @Test
  void reality30TheLogBlocksAndLosesNoRecordOfADecision() {
    JsonNode log =
        SHARED.properties("TaskDefinition").at("/ContainerDefinitions/0/LogConfiguration");

    assertThat(log.path("LogDriver").asText()).isEqualTo("awslogs");
    assertThat(log.at("/Options/mode").asText()).isEqualTo("blocking");
    assertThat(guide).contains("The log driver has the mode `blocking`, by choice");
  }

  private static JsonNode trustOfReader(String operator) {
    JsonNode trust = WORKLOAD.properties("ReaderRole").at("/AssumeRolePolicyDocument/Statement");
    return resolved(
        WORKLOAD,
        trust,
        Map.of(
            "ApplicationRoleArn", APPLICATION,
            "OperatorRoleArn", operator,
            "ReaderExternalId", "id"));
  }

  @Test
  void reality32TheReaderTrustsTheAccountAndNamesTheRoleInACondition() {
    assertThat(trustOfReader("").toString())
        .isEqualTo(
            "[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"arn:aws:iam::999988887777:root\"]},"
                + "\"Action\":\"sts:AssumeRole\",\"Condition\":{"
                + "\"StringEquals\":{\"sts:ExternalId\":\"id\"},"
                + "\"ArnEquals\":{\"aws:PrincipalArn\":[\"%s\"]}}}]".formatted(APPLICATION));
  }

  @Test
  void reality32PeopleOfAnotherAccountAreTrustedByTheirRoleToo() {
    JsonNode statement = trustOfReader(OPERATOR).path(0);

    assertThat(statement.at("/Principal/AWS"))
        .extracting(JsonNode::asText)
        .containsExactly("arn:aws:iam::999988887777:root", "arn:aws:iam::222233334444:root");
    assertThat(statement.at("/Condition/ArnEquals/aws:PrincipalArn"))
        .extracting(JsonNode::asText)
        .containsExactly(APPLICATION, OPERATOR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com",
        "`com.amazonaws.REGION.s3`, a **gateway**",
        "`com.amazonaws.REGION.ecr.api`",
        "`com.amazonaws.REGION.ecr.dkr`",
        "`com.amazonaws.REGION.sqs`",
        "`com.amazonaws.REGION.scheduler`",
        "`com.amazonaws.REGION.config`",
        "`com.amazonaws.REGION.logs`",
        "`com.amazonaws.REGION.ssm`",
        "`com.amazonaws.REGION.events`",
        "`com.amazonaws.REGION.sts` | that of the stack, each workload region |",
        "`com.amazonaws.REGION.ecs` | each workload region |",
        "`com.amazonaws.iam`, is in us-east-1, so elsewhere it needs NAT",
        "--operation-preferences RegionConcurrencyType=PARALLEL,MaxConcurrentPercentage=25,"
            + "FailureTolerancePercentage=100 aws cloudformation describe-stack-set-operation",
        "does not deploy to the management account",
        "enable-aws-service-access --service-principal config.amazonaws.com",
        "register-delegated-administrator --account-id 999988887777 \\ "
            + "--service-principal config.amazonaws.com",
        "register-delegated-administrator --account-id 999988887777 \\ "
            + "--service-principal member.org.stacksets.cloudformation.amazonaws.com"
      })
  void reality33TheGuideHasWhatARealOrganisationTripsOver(String words) {
    assertThat(guide).contains(words);
  }

  @Test
  void reality34PullsOfTheApplicationAreExcludedByTheStack() {
    assertThat(SHARED.ofType("AWS::ECR::PullTimeUpdateExclusion"))
        .extracting(id -> SHARED.properties(id).at("/PrincipalArn/Fn::GetAtt").toString())
        .containsExactly("[\"ApplicationRole\",\"Arn\"]");
    assertThat(guide).doesNotContain("CloudFormation has no resource for that");
  }
}
