package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.WorkloadOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/** The options of the component and its endpoints. */
@UriParams
public class EcsUsageConfiguration extends WorkloadOptions {
  private static final Pattern FAMILY = Pattern.compile("[A-Za-z0-9_-]{1,255}");
  private static final int MOST_NEWEST = 10_000;

  @UriPath(description = "A name for the endpoint; it selects nothing.")
  @Metadata(required = true)
  private @Nullable String label;

  @UriParam(description = "What to do.")
  @Metadata(required = true)
  private @Nullable EcsUsageOperation operation;

  @UriParam(
      label = "advanced",
      defaultValue = "true",
      description =
          "Whether the clients of the options make no more calls of ECS at once than half of its"
              + " documented burst, and then a quarter of its documented rate. An emulator has"
              + " neither.")
  private boolean paced = true;

  @UriParam(
      defaultValue = "3600000",
      javaType = "java.time.Duration",
      description = "How long the list of the ACTIVE task definitions of a workload is used.")
  private long listAge = Duration.ofHours(1).toMillis();

  @UriParam(
      description =
          "Family of a task definition that is ACTIVE in every workload. Where ECS lists it, a"
              + " workload without a cluster is no blind spot.")
  private @Nullable String canary;

  @UriParam(
      defaultValue = "100",
      description =
          "How many of the newest revisions of a family listNewestRevisions lists, from 1 to 10000.")
  private int newest = 100;

  @UriParam(
      label = "advanced",
      description =
          "What is remembered of task definitions, so that several endpoints share it. Otherwise"
              + " those of the component share one.")
  @Metadata(autowired = true)
  private @Nullable RevisionMemory memory;

  @UriParam(
      label = "advanced",
      description = "Gives the clients to use, instead of those of the options. They stay open.")
  @Metadata(autowired = true)
  private @Nullable EcsClients ecsClients;

  @Override
  protected boolean hasClient() {
    return ecsClients != null;
  }

  @Override
  public void validate(Endpoint endpoint) {
    super.validate(endpoint);
    requiredOperation(endpoint);
    if (listAge < 0) {
      throw new IllegalArgumentException(
          "%s: listAge (%d ms) cannot be negative.".formatted(endpoint, listAge));
    }
    if (newest < 1 || newest > MOST_NEWEST) {
      throw new IllegalArgumentException(
          "%s: newest (%d) is a number from 1 to %d.".formatted(endpoint, newest, MOST_NEWEST));
    }
    matches(endpoint, "canary", canary, FAMILY);
  }

  EcsUsageOperation requiredOperation(Endpoint endpoint) {
    if (operation == null) {
      throw new IllegalArgumentException(
          "%s has no operation: set one, such as operation=describeUsage.".formatted(endpoint));
    }
    return operation;
  }

  /** How to read the workloads. */
  HowToRead howToRead(RevisionMemory otherwise) {
    return new HowToRead(
        memory == null ? otherwise : memory,
        Duration.ofMillis(listAge),
        Optional.ofNullable(canary));
  }

  @Override
  public EcsUsageConfiguration copy() {
    return (EcsUsageConfiguration) super.copy();
  }

  public @Nullable String getLabel() {
    return label;
  }

  public void setLabel(@Nullable String label) {
    this.label = label;
  }

  public @Nullable EcsUsageOperation getOperation() {
    return operation;
  }

  public void setOperation(@Nullable EcsUsageOperation operation) {
    this.operation = operation;
  }

  public boolean isPaced() {
    return paced;
  }

  public void setPaced(boolean paced) {
    this.paced = paced;
  }

  public long getListAge() {
    return listAge;
  }

  public void setListAge(long listAge) {
    this.listAge = listAge;
  }

  public @Nullable String getCanary() {
    return canary;
  }

  /** An empty one, which a property that is not set becomes, is none. */
  public void setCanary(@Nullable String canary) {
    this.canary = canary == null || canary.isEmpty() ? null : canary;
  }

  public int getNewest() {
    return newest;
  }

  public void setNewest(int newest) {
    this.newest = newest;
  }

  public @Nullable RevisionMemory getMemory() {
    return memory;
  }

  public void setMemory(@Nullable RevisionMemory memory) {
    this.memory = memory;
  }

  public @Nullable EcsClients getEcsClients() {
    return ecsClients;
  }

  public void setEcsClients(@Nullable EcsClients ecsClients) {
    this.ecsClients = ecsClients;
  }
}
