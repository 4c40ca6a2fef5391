package ecrimagecleanup.sandbox.iam;

import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.AwsQueryService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Identity and Access Management. There are roles and no policies: everyone may do everything
 * except what is denied here, and images are removed only with a tag. Nobody else asks it: the
 * calls of other services are not refused because of it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</a>
 */
public final class IamService implements AwsQueryService {
  private static final String NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";
  private static final String TAG = "aws:ResourceTag/";
  private static final Set<String> REMOVALS =
      Set.of("ecr:BatchDeleteImage", "ecr:UpdateImageStorageClass");

  private record Role(String arn, String trustedService) {}

  private final Map<String, Role> roles = new ConcurrentHashMap<>();
  private final Set<String> denied = ConcurrentHashMap.newKeySet();

  /**
   * Makes a role, or makes it anew.
   *
   * @param arn its ARN
   * @param trustedService the service that may assume it
   */
  public void putRole(String arn, String trustedService) {
    roles.put(key(arn), new Role(arn, trustedService));
  }

  /** From now on nobody is said to be allowed to do this, such as {@code sqs:DeleteMessage}. */
  public void deny(String action) {
    denied.add(action);
  }

  @Override
  public String signingName() {
    return "iam";
  }

  @Override
  public String handle(AwsCall call) {
    return switch (call.operation()) {
      case "GetRole" -> getRole(call);
      case "SimulatePrincipalPolicy" -> simulate(call);
      default ->
          throw AwsError.badRequest(
              "InvalidAction", "Could not find operation %s".formatted(call.operation()));
    };
  }

  private String getRole(AwsCall call) {
    String name = call.query().getOrDefault("RoleName", "");
    Role role = role(call.accountId() + "/" + name, "The role with name %s".formatted(name));
    String trust =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"%s"},"Action":"sts:AssumeRole"}]}"""
            .formatted(role.trustedService());
    return answer(
        "GetRole",
        """
        <Role><Path>/</Path><RoleName>%s</RoleName><RoleId>AROASANDBOX</RoleId><Arn>%s</Arn>\
        <CreateDate>2026-01-01T00:00:00Z</CreateDate>\
        <AssumeRolePolicyDocument>%s</AssumeRolePolicyDocument></Role>"""
            .formatted(name, role.arn(), URLEncoder.encode(trust, StandardCharsets.UTF_8)));
  }

  private String simulate(AwsCall call) {
    String principal = call.query().getOrDefault("PolicySourceArn", "");
    role(key(principal), "The principal %s".formatted(principal));
    boolean tagged = members(call, "ContextEntries").values().stream().anyMatch(this::isTag);
    String resource = members(call, "ResourceArns").values().stream().findFirst().orElse("*");
    return answer(
        "SimulatePrincipalPolicy",
        "<IsTruncated>false</IsTruncated><EvaluationResults>%s</EvaluationResults>"
            .formatted(
                members(call, "ActionNames").values().stream()
                    .map(action -> result(action, resource, tagged))
                    .collect(Collectors.joining())));
  }

  private boolean isTag(String contextKeyName) {
    return contextKeyName.startsWith(TAG);
  }

  private String result(String action, String resource, boolean tagged) {
    boolean allowed = !denied.contains(action) && (tagged || !REMOVALS.contains(action));
    return """
    <member><EvalActionName>%s</EvalActionName><EvalResourceName>%s</EvalResourceName>\
    <EvalDecision>%s</EvalDecision></member>"""
        .formatted(action, resource, allowed ? "allowed" : "implicitDeny");
  }

  /** The members of a list, or the names of context keys, in order. */
  private static Map<Integer, String> members(AwsCall call, String list) {
    Map<Integer, String> members = new TreeMap<>();
    String prefix = list + ".member.";
    call.query()
        .forEach(
            (name, value) -> {
              String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
              if (rest.matches("[0-9]+(\\.ContextKeyName)?")) {
                members.put(Integer.valueOf(rest.replaceFirst("\\..*", "")), value);
              }
            });
    return members;
  }

  private Role role(String key, String what) {
    return Optional.ofNullable(roles.get(key))
        .orElseThrow(() -> new AwsError(404, "NoSuchEntity", what + " cannot be found."));
  }

  /** Names are unique in an account, whatever the path. */
  private static String key(String arn) {
    String[] parts = arn.split(":", -1);
    return parts.length < 6 ? arn : parts[4] + "/" + arn.substring(arn.lastIndexOf('/') + 1);
  }

  private static String answer(String operation, String result) {
    return """
        <%1$sResponse xmlns="%2$s"><%1$sResult>%3$s</%1$sResult>\
        <ResponseMetadata><RequestId>sandbox</RequestId></ResponseMetadata></%1$sResponse>"""
        .formatted(operation, NAMESPACE, result);
  }
}
