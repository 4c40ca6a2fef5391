package ecrimagecleanup.component.reader;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.component.CamelFixture;
import ecrimagecleanup.component.Script;
import ecrimagecleanup.doctor.Caller;
import ecrimagecleanup.doctor.Permission;
import ecrimagecleanup.doctor.PermissionQuestion;
import ecrimagecleanup.doctor.Role;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import software.amazon.awssdk.services.sts.StsClient;

class IdentityTest {
  private static final String ROLE = "arn:aws:iam::999988887777:role/cleanup";
  private static final String SESSION = "arn:aws:sts::999988887777:assumed-role/cleanup/i-1";

  /** An IAM that answers from a script. */
  private static final class FakeIam implements IamClient {
    final Script script = new Script();

    @Override
    public GetRoleResponse getRole(GetRoleRequest request) {
      return script.next(request, GetRoleResponse.class);
    }

    @Override
    public SimulatePrincipalPolicyResponse simulatePrincipalPolicy(
        SimulatePrincipalPolicyRequest request) {
      return script.next(request, SimulatePrincipalPolicyResponse.class);
    }

    @Override
    public String serviceName() {
      return "iam";
    }

    @Override
    public void close() {}
  }

  /** One answer of AWS: its status, and how far the clock that signed the call is ahead of it. */
  private record Answer(int status, Optional<Duration> ahead) {}

  /** An STS whose clock is not that of the caller. */
  private static final class OtherClock implements SdkHttpClient {
    private static final String IDENTITY =
        "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>%s</Arn><Account>999988887777</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"
            .formatted(SESSION);

    private final Queue<Answer> answers = new ArrayDeque<>();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      Instant signed =
          OffsetDateTime.parse(
                  request.httpRequest().firstMatchingHeader("X-Amz-Date").orElseThrow(),
                  DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX"))
              .toInstant();
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          Answer answer = answers.remove();
          SdkHttpResponse.Builder response = SdkHttpResponse.builder().statusCode(answer.status());
          answer
              .ahead()
              .map(ahead -> signed.minus(ahead).atOffset(ZoneOffset.UTC))
              .ifPresent(
                  date ->
                      response.putHeader(
                          "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(date)));
          return HttpExecuteResponse.builder()
              .response(response.build())
              .responseBody(
                  AbortableInputStream.create(
                      new ByteArrayInputStream(IDENTITY.getBytes(StandardCharsets.UTF_8))))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }

  private final OtherClock http = new OtherClock();
  private final FakeIam iam = new FakeIam();
  private final StsClient sts =
      StsClient.builder()
          .httpClient(http)
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
          .build();

  @RegisterExtension final CamelFixture camel = new CamelFixture(sts, iam);

  @AfterEach
  void close() {
    sts.close();
  }

  private Object run(String operation, Object body) throws Exception {
    return camel
        .send("cleanup-reader:aws?operation=" + operation, body, Map.of())
        .getMessage()
        .getBody();
  }

  @Test
  void saysWhoCallsAndHowFarTheClockIsAhead() throws Exception {
    http.answers.add(new Answer(200, Optional.of(Duration.ofMinutes(7))));

    assertThat(run("describeCaller", ""))
        .isEqualTo(new Caller("999988887777", SESSION, Optional.of(Duration.ofMinutes(7))));
    assertThat(CleanupReaderOperation.describeCaller.actions())
        .as("who asks who he is needs no permission")
        .isEmpty();
  }

  @Test
  void theFirstAttemptCountsBecauseTheSdkCorrectsTheOthers() throws Exception {
    http.answers.add(new Answer(500, Optional.of(Duration.ofMinutes(-20))));
    http.answers.add(new Answer(200, Optional.of(Duration.ZERO)));

    assertThat(run("describeCaller", ""))
        .isEqualTo(new Caller("999988887777", SESSION, Optional.of(Duration.ofMinutes(-20))));
  }

  @Test
  void saysNothingOfTheClockIfAwsDoesNot() throws Exception {
    http.answers.add(new Answer(200, Optional.empty()));

    assertThat(run("describeCaller", ""))
        .isEqualTo(new Caller("999988887777", SESSION, Optional.empty()));
  }

  @Test
  void describesARoleWithItsPolicyAsText() throws Exception {
    iam.script.willAnswer(
        GetRoleResponse.builder()
            .role(role -> role.arn(ROLE).assumeRolePolicyDocument("%7B%22Version%22%3A1%7D"))
            .build());

    assertThat(run("describeRole", "arn:aws:iam::999988887777:role/path/cleanup"))
        .isEqualTo(Optional.of(new Role(ROLE, "{\"Version\":1}")));
    assertThat(iam.script.requests())
        .containsExactly(GetRoleRequest.builder().roleName("cleanup").build());
    assertThat(CleanupReaderOperation.describeRole.actions())
        .containsExactlyInAnyOrderElementsOf(Actions.of("iam", iam.script.requests()));
  }

  @Test
  void saysThatThereIsNoRole() throws Exception {
    iam.script.willAnswer(NoSuchEntityException.builder().message("none").build());

    assertThat(run("describeRole", ROLE)).isEqualTo(Optional.empty());
  }

  private static EvaluationResult result(String action, PolicyEvaluationDecisionType decision) {
    return EvaluationResult.builder().evalActionName(action).evalDecision(decision).build();
  }

  private static SimulatePrincipalPolicyRequest.Builder question(
      String resource, String... actions) {
    return SimulatePrincipalPolicyRequest.builder()
        .policySourceArn(ROLE)
        .actionNames(actions)
        .resourceArns(resource)
        .contextEntries(List.of());
  }

  @Test
  void asksOnceForAllActionsOnAResourceAndReadsAllPages() throws Exception {
    Permission list = Permission.of("sqs:ListQueues", "*");
    Permission schedules = Permission.of("scheduler:ListSchedules", "*");
    Permission select = Permission.of("config:SelectAggregateResourceConfig", "*");
    Permission delete = new Permission("ecr:BatchDeleteImage", "arn:r", Map.of("aws:tag", "on"));
    iam.script.willAnswer(
        SimulatePrincipalPolicyResponse.builder()
            .evaluationResults(
                result("sqs:ListQueues", PolicyEvaluationDecisionType.ALLOWED),
                result("scheduler:ListSchedules", PolicyEvaluationDecisionType.IMPLICIT_DENY))
            .isTruncated(true)
            .marker("m")
            .build(),
        SimulatePrincipalPolicyResponse.builder().isTruncated(false).marker("left").build(),
        SimulatePrincipalPolicyResponse.builder()
            .evaluationResults(
                result("ecr:BatchDeleteImage", PolicyEvaluationDecisionType.EXPLICIT_DENY))
            .build());

    assertThat(
            run("simulate", new PermissionQuestion(ROLE, List.of(list, delete, schedules, select))))
        .isEqualTo(List.of(delete, schedules, select));
    SimulatePrincipalPolicyRequest.Builder all =
        question(
            "*",
            "sqs:ListQueues",
            "scheduler:ListSchedules",
            "config:SelectAggregateResourceConfig");
    assertThat(iam.script.requests())
        .containsExactly(
            all.build(),
            all.marker("m").build(),
            question("arn:r", "ecr:BatchDeleteImage")
                .contextEntries(
                    ContextEntry.builder()
                        .contextKeyName("aws:tag")
                        .contextKeyType(ContextKeyTypeEnum.STRING)
                        .contextKeyValues("on")
                        .build())
                .build());
    assertThat(CleanupReaderOperation.simulate.actions())
        .containsExactlyInAnyOrderElementsOf(Actions.of("iam", iam.script.requests()));
  }
}
