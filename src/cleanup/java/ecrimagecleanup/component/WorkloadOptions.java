package ecrimagecleanup.component;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/**
 * How clients reach several accounts: which ones, and the role that they assume in each.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
 *     for the grammars
 */
@UriParams
public abstract class WorkloadOptions extends AwsClientOptions {
  private static final Pattern ROLE_NAME =
      Pattern.compile("(?:[A-Za-z0-9_+=,.@-]{1,64}/){0,8}[A-Za-z0-9_+=,.@-]{1,64}");
  private static final Pattern ROLE_SESSION_NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]{2,64}");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[A-Za-z0-9_+=,.@:/-]{2,1224}");
  private static final int MOST_PARALLEL = 64;

  @UriParam(
      description =
          "Where containers run: accountId/region, several separated by commas. Required, here or on"
              + " the component.")
  private @Nullable String workloads;

  @UriParam(
      label = "advanced",
      description =
          "Gives the workloads instead of the option, asked for each message: an Iterable or a"
              + " text of accountId/region.")
  private @Nullable Supplier<?> workloadSource;

  @UriParam(
      defaultValue = "16",
      description =
          "How many workloads are read at once; within one there is one call after the other. With"
              + " 1 the thread of the caller reads them all.")
  private int parallel = 16;

  @UriParam(
      label = "security",
      description =
          "Name of the role to assume in every workload account. Without it the credentials of the"
              + " options are used everywhere, which suits a single account or an emulator.")
  private @Nullable String roleName;

  @UriParam(
      label = "security",
      description = "External id that the trust policies of the roles ask for.")
  private @Nullable String externalId;

  @UriParam(
      label = "security",
      defaultValue = "ecr-image-cleanup",
      description = "Name of the sessions of the role, which CloudTrail shows.")
  private String roleSessionName = "ecr-image-cleanup";

  @Override
  public void validate(Endpoint endpoint) {
    super.validate(endpoint);
    if (workloadSource == null) {
      workloads(endpoint);
    }
    if (parallel < 1 || parallel > MOST_PARALLEL) {
      throw new IllegalArgumentException(
          "%s: parallel (%d) has to be from 1 to %d.".formatted(endpoint, parallel, MOST_PARALLEL));
    }
    matches(endpoint, "roleName", roleName, ROLE_NAME);
    matches(endpoint, "externalId", externalId, EXTERNAL_ID);
    matches(endpoint, "roleSessionName", roleSessionName, ROLE_SESSION_NAME);
    if (externalId != null && role().isEmpty()) {
      throw new IllegalArgumentException("%s: externalId needs roleName.".formatted(endpoint));
    }
  }

  /**
   * Checks the text of an option.
   *
   * @throws IllegalArgumentException if it is there and does not match
   */
  protected static void matches(
      Endpoint endpoint, String option, @Nullable String value, Pattern grammar) {
    if (value != null && !grammar.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "%s: %s has to match %s.".formatted(endpoint, option, grammar.pattern()));
    }
  }

  /**
   * The workloads, as they are now.
   *
   * @throws IllegalArgumentException if there are none, or they cannot be read
   */
  public List<WorkloadAccount> workloads(Endpoint endpoint) {
    String text = workloadSource == null ? workloads : text(workloadSource.get());
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(
          "%s has no workloads: set them, such as workloads=111122223333/eu-central-1."
              .formatted(endpoint));
    }
    try {
      return WorkloadAccount.parseAll(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: workloads cannot be read. %s".formatted(endpoint, e.getMessage()), e);
    }
  }

  private static @Nullable String text(@Nullable Object workloads) {
    return workloads instanceof Iterable<?> several
        ? StreamSupport.stream(several.spliterator(), false)
            .map(String::valueOf)
            .collect(Collectors.joining(","))
        : (workloads == null ? null : workloads.toString());
  }

  /** The name of the role to assume. */
  public Optional<String> role() {
    return Optional.ofNullable(roleName);
  }

  public @Nullable String getWorkloads() {
    return workloads;
  }

  public void setWorkloads(@Nullable String workloads) {
    this.workloads = workloads;
  }

  public @Nullable Supplier<?> getWorkloadSource() {
    return workloadSource;
  }

  public void setWorkloadSource(@Nullable Supplier<?> workloadSource) {
    this.workloadSource = workloadSource;
  }

  public int getParallel() {
    return parallel;
  }

  public void setParallel(int parallel) {
    this.parallel = parallel;
  }

  public @Nullable String getRoleName() {
    return roleName;
  }

  /** An empty one, which a property that is not set becomes, is none. */
  public void setRoleName(@Nullable String roleName) {
    this.roleName = roleName == null || roleName.isEmpty() ? null : roleName;
  }

  public @Nullable String getExternalId() {
    return externalId;
  }

  /** An empty one, which a property that is not set becomes, is none. */
  public void setExternalId(@Nullable String externalId) {
    this.externalId = externalId == null || externalId.isEmpty() ? null : externalId;
  }

  public String getRoleSessionName() {
    return roleSessionName;
  }

  public void setRoleSessionName(String roleSessionName) {
    this.roleSessionName = roleSessionName;
  }
}
