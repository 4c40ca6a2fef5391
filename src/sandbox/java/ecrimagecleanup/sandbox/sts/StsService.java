package ecrimagecleanup.sandbox.sts;

import ecrimagecleanup.sandbox.AccessKeys;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.AwsQueryService;
import ecrimagecleanup.sandbox.World;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Security Token Service: anyone may assume any role of any account. */
public final class StsService implements AwsQueryService {
  private static final Pattern ROLE =
      Pattern.compile("arn:aws:iam::(\\d{12}):role/(?:.*/)?([^/]+)");
  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

  /** The name of the role with which everyone calls who has a key of the shared account. */
  public static final String APPLICATION_ROLE = "ecr-image-cleanup";

  private final AccessKeys keys;
  private final InstantSource realTime;

  /**
   * The service.
   *
   * @param keys who has which key
   * @param realTime what the SDK compares the expiry of credentials with, which is not the world's
   */
  public StsService(AccessKeys keys, InstantSource realTime) {
    this.keys = keys;
    this.realTime = realTime;
  }

  @Override
  public String signingName() {
    return "sts";
  }

  @Override
  public String handle(AwsCall call) {
    return switch (call.operation()) {
      case "AssumeRole" -> assumeRole(call);
      case "GetCallerIdentity" -> identity(call);
      default ->
          throw AwsError.badRequest(
              "InvalidAction", "Could not find operation %s".formatted(call.operation()));
    };
  }

  private String assumeRole(AwsCall call) {
    Matcher role = ROLE.matcher(parameter(call, "RoleArn"));
    String session = parameter(call, "RoleSessionName");
    if (!role.matches() || !session.matches("[\\w+=,.@-]{2,64}")) {
      throw AwsError.badRequest("ValidationError", "The role or the session name is invalid");
    }
    String account = role.group(1);
    return answer(
        "AssumeRole",
        """
        <Credentials><AccessKeyId>%s</AccessKeyId><SecretAccessKey>sandbox</SecretAccessKey>\
        <SessionToken>sandbox</SessionToken><Expiration>%s</Expiration></Credentials>\
        <AssumedRoleUser><AssumedRoleId>AROASANDBOX:%s</AssumedRoleId>\
        <Arn>arn:aws:sts::%s:assumed-role/%s/%s</Arn></AssumedRoleUser>"""
            .formatted(
                keys.issue(account),
                realTime.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS),
                session,
                account,
                role.group(2),
                session));
  }

  private static String identity(AwsCall call) {
    return answer(
        "GetCallerIdentity",
        "<Arn>arn:aws:sts::%1$s:assumed-role/%2$s/sandbox</Arn><UserId>AROASANDBOX:sandbox</UserId><Account>%1$s</Account>"
            .formatted(
                call.accountId(),
                call.accountId().equals(World.SHARED_ACCOUNT) ? APPLICATION_ROLE : "sandbox"));
  }

  private static String answer(String operation, String result) {
    return """
        <%1$sResponse xmlns="%2$s"><%1$sResult>%3$s</%1$sResult>\
        <ResponseMetadata><RequestId>sandbox</RequestId></ResponseMetadata></%1$sResponse>"""
        .formatted(operation, NAMESPACE, result);
  }

  private static String parameter(AwsCall call, String name) {
    return Optional.ofNullable(call.query().get(name))
        .orElseThrow(
            () ->
                AwsError.badRequest("ValidationError", "Value at '%s' is missing".formatted(name)));
  }
}
