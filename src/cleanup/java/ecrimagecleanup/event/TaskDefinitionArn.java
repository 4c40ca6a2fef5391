package ecrimagecleanup.event;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One revision of a task definition.
 *
 * @param partition {@code aws}, {@code aws-cn}…
 * @param region where it is registered
 * @param accountId the account that owns it
 * @param family its family
 * @param revision its revision
 */
public record TaskDefinitionArn(
    String partition, String region, String accountId, String family, int revision) {
  private static final String FAMILY = "[A-Za-z0-9_-]{1,255}";
  private static final String REVISION = "[1-9][0-9]{0,8}";
  private static final Pattern ARN =
      Pattern.compile(
          "arn:(aws[a-z-]{0,12}):ecs:([a-z]{2,5}(?:-[a-z]{1,12}){1,3}-[0-9]{1,2}):([0-9]{12})"
              + ":task-definition/(%s):(%s)".formatted(FAMILY, REVISION));
  private static final Pattern SHORT = Pattern.compile("(%s):(%s)".formatted(FAMILY, REVISION));

  /**
   * @throws IllegalArgumentException if the parts do not make an ARN
   */
  public TaskDefinitionArn {
    String arn = text(partition, region, accountId, family, revision);
    if (!ARN.matcher(arn).matches()) {
      throw new IllegalArgumentException("The parts do not make a task definition ARN.");
    }
  }

  /** The account and region of it: {@code accountId/region}. */
  public String where() {
    return accountId + "/" + region;
  }

  /** What people need of it: {@code orders:41 of 111122223333/eu-central-1}. */
  public String brief() {
    return "%s:%d of %s".formatted(family, revision, where());
  }

  /** Reads an ARN; empty for text that is none. */
  public static Optional<TaskDefinitionArn> parse(String text) {
    Matcher matcher = ARN.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new TaskDefinitionArn(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3),
                matcher.group(4),
                Integer.parseInt(matcher.group(5))))
        : Optional.empty();
  }

  /**
   * Reads an ARN, or {@code family:revision} of the account and region that it stands in.
   *
   * @return empty for text that is neither
   */
  public static Optional<TaskDefinitionArn> parse(String text, String accountId, String region) {
    Matcher matcher = SHORT.matcher(text);
    return matcher.matches()
        ? parse(
            text("aws", region, accountId, matcher.group(1), Integer.parseInt(matcher.group(2))))
        : parse(text);
  }

  /** The ARN without the revision and its colon: the same for every revision of the family. */
  public String familyArn() {
    return familyArn(partition, region, accountId, family);
  }

  /** Whether both are the same revision, whatever partition they were written with. */
  public boolean sameRevision(TaskDefinitionArn other) {
    return sameFamily(other) && revision == other.revision;
  }

  /** Whether both are revisions of one family in one account and region. */
  public boolean sameFamily(TaskDefinitionArn other) {
    return accountId.equals(other.accountId)
        && region.equals(other.region)
        && family.equals(other.family);
  }

  private static String text(
      String partition, String region, String accountId, String family, int revision) {
    return familyArn(partition, region, accountId, family) + ":" + revision;
  }

  private static String familyArn(
      String partition, String region, String accountId, String family) {
    return "arn:" + partition + ":ecs:" + region + ":" + accountId + ":task-definition/" + family;
  }

  @Override
  public String toString() {
    return text(partition, region, accountId, family, revision);
  }
}
