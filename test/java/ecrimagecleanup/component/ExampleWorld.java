package ecrimagecleanup.component;

import ecrimagecleanup.deploy.Call;
import ecrimagecleanup.deploy.Calls;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.FunctionTeam;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.SdkClients;
import ecrimagecleanup.sandbox.StarterTeam;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.ResourceHelper;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;

/**
 * An embedded AWS in which everything exists that the examples of the components are about. Each
 * image and each queue that one of them changes is there for that one alone.
 */
final class ExampleWorld implements AutoCloseable {
  private static final String ORDERS = "team/orders";
  private static final String WORKLOAD = "111122223333";

  private final EmbeddedAws aws =
      EmbeddedAws.start(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1, 0, 1);

  ExampleWorld() {
    aws.sandbox().logs().createGroup(EmbeddedAws.LOG_GROUP);
    ImageOwner owner = new ImageOwner(aws.sandbox());
    owner.createRepository(ORDERS, Map.of("ecr-image-cleanup", "enabled"));
    owner.pushIndex(ORDERS, "1", List.of(owner.push(ORDERS, "", "child", 1000)));
    owner.push(ORDERS, "2", "two", 1000);
    owner.cacheBelow("hub", "registry-1.docker.io");
    owner.push(ORDERS, "old", "old", 1000);
    owner.push(ORDERS, "rare", "rare", 1000);
    owner.archive(ORDERS, owner.push(ORDERS, "cold", "cold", 1000));
    WorkloadAccount workload = new WorkloadAccount(aws.sandbox(), WORKLOAD, World.REGION);
    workload.createService(
        "orders", workload.register("orders", RepositoryKey.shared(ORDERS).uri() + ":2"), 1);
    workload.createCluster("instances", "autoscaling");
    new FunctionTeam(aws.sandbox(), WORKLOAD, World.REGION)
        .create("mails", RepositoryKey.shared(ORDERS).uri() + ":2");
    aws.installCanary(WORKLOAD, World.REGION);
    StarterTeam starters = new StarterTeam(URI.create(aws.address()), WORKLOAD);
    starters.rule("nightly", "orders");
    starters.schedule("yearly", "orders:1");
    rehearsals(owner);
    List.of(EmbeddedAws.CHECKS_QUEUE, EmbeddedAws.SWEEPS_QUEUE).forEach(this::bury);
    // AWS Config records with a delay.
    aws.world().advance(Duration.ofHours(1));
    // ECS is asked what such a service goes back to.
    workload.redeploy("orders");
    try (SchedulerClient scheduler =
        SdkClients.client(SchedulerClient.builder(), URI.create(aws.address()))) {
      List.of("prepared-1", "prepared-2").forEach(name -> schedule(scheduler, name));
    }
  }

  /** What is left of rehearsals, each for other examples. */
  private void rehearsals(ImageOwner owner) {
    for (String run : List.of("0123abcd", "cdef0123", "89abcdef")) {
      owner.createRepository("ecr-image-cleanup-rehearsal-" + run, Map.of());
    }
    owner.push("ecr-image-cleanup-rehearsal-0123abcd", "old", "old", 1000);
    owner.push("ecr-image-cleanup-rehearsal-0123abcd", "rare", "rare", 1000);
    owner.push("ecr-image-cleanup-rehearsal-89abcdef", "1", "one", 1000);
    String image = RepositoryKey.shared("ecr-image-cleanup-rehearsal-89abcdef").uri() + ":1";
    WorkloadAccount shared = new WorkloadAccount(aws.sandbox(), World.SHARED_ACCOUNT, World.REGION);
    for (String run : List.of("0123abcd", "cdef0123", "89abcdef", "456789cd")) {
      String family = "ecr-image-cleanup-rehearsal-" + run;
      String revision = shared.register(family, image);
      shared.register(family, image);
      if (run.equals("89abcdef") || run.equals("456789cd")) {
        shared.runTask(revision);
        shared.createService(family, revision, 0);
      }
    }
  }

  private void bury(String queue) {
    aws.queues().send(queue + EmbeddedAws.DEAD_LETTERS, "The team of orders cannot be reached.");
  }

  private static void schedule(SchedulerClient scheduler, String name) {
    scheduler.createSchedule(
        create ->
            create
                .name(name)
                .groupName("image-deletion-checks")
                .scheduleExpression("at(2030-01-01T09:00:00)")
                .scheduleExpressionTimezone("UTC")
                .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                .target(
                    target ->
                        target
                            .arn(
                                "arn:aws:sqs:eu-central-1:999988887777:" + EmbeddedAws.CHECKS_QUEUE)
                            .roleArn(EmbeddedAws.SCHEDULER_ROLE)
                            .input("{}")));
  }

  /**
   * What came of an example.
   *
   * @param exchange the message at the end of its route
   * @param actions the actions that IAM would have been asked about
   */
  record Outcome(Exchange exchange, Set<String> actions) {}

  /** Runs an example as it is written; only the address of AWS is another. */
  Outcome run(Example example) throws Exception {
    Set<String> actions = new TreeSet<>();
    FaultInjector recorder =
        new FaultInjector() {
          @Override
          public Optional<Fault> before(AwsCall call) {
            Calls.of(call).stream()
                .filter(each -> each.by() != Call.Caller.SCHEDULER)
                .map(Call::action)
                .forEach(actions::add);
            return Optional.empty();
          }
        };
    aws.sandbox().endpoint().faults().add(recorder);
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      redirect(context, example.component());
      PluginHelper.getRoutesLoader(context)
          .loadRoutes(ResourceHelper.fromString("example.camel.yaml", example.text()));
      context.start();
      try (var template = context.createProducerTemplate()) {
        return new Outcome(template.request("direct:example", exchange -> {}), actions);
      }
    } finally {
      aws.sandbox().endpoint().faults().remove(recorder);
    }
  }

  private void redirect(CamelContext context, String component) {
    PropertyBindingSupport.build()
        .withCamelContext(context)
        .withTarget(context.getComponent(component))
        .withProperty("configuration.overrideEndpoint", true)
        .withProperty("configuration.uriEndpointOverride", aws.address())
        .bind();
  }

  @Override
  public void close() {
    aws.close();
  }
}
