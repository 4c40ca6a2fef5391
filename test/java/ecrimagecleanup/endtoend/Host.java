package ecrimagecleanup.endtoend;

import ecrimagecleanup.bean.ApplicationClock;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.SandboxedApplication;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import ecrimagecleanup.sandbox.WorldTime;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * An application of others on an embedded AWS, with a Camel context and routes of its own. All that
 * it does for the routes of the jar is to have settings.
 */
final class Host implements Observed, AutoCloseable {
  private static final String ORDERS = Installation.ORDERS;

  /** Which account is meant, and what makes a test quick. */
  static final Map<String, String> SETTINGS =
      Map.of(
          "cleanup.account-id",
          World.SHARED_ACCOUNT,
          "cleanup.region",
          World.REGION,
          "cleanup.workloads",
          Installation.PRODUCTION + "/" + World.REGION,
          "cleanup.action",
          "delete",
          "cleanup.sweep-cron",
          "",
          "cleanup.look-every",
          "",
          "cleanup.wait-time",
          "1",
          "cleanup.visibility-timeout",
          "1",
          SandboxedApplication.PACED,
          "false");

  private final EmbeddedAws aws = EmbeddedAws.start(new WorldClock(Installation.START), 1, 0, 1);
  private final WorldTime time = new WorldTime(aws);
  private final ImageOwner owner = new ImageOwner(aws.sandbox());
  private final CamelContext context = new DefaultCamelContext();
  private int files;

  Host() {
    aws.installCanary(Installation.PRODUCTION, World.REGION);
    owner.createImmutableRepository(ORDERS, Installation.OPTED_IN);
    context.getRegistry().bind(ApplicationClock.BEAN, aws.world().clock());
    context.getCamelContextExtension().setName("host");
    SandboxedApplication.pointSdkAt(aws);
  }

  /** Gives it settings, in properties of its own. */
  Host with(Map<String, String> settings) {
    settings.forEach(context.getPropertiesComponent()::addInitialProperty);
    return this;
  }

  /** Gives it routes, in YAML: before those of the jar are there, or once it has started. */
  Host withRoutes(String yaml) {
    try {
      PluginHelper.getRoutesLoader(context)
          .loadRoutes(ResourceHelper.fromString("host-%d.yaml".formatted(files++), yaml));
    } catch (Exception e) {
      throw new IllegalArgumentException("The routes cannot be loaded.", e);
    }
    return this;
  }

  Host start() {
    aws.restQueues();
    context.start();
    return this;
  }

  CamelContext context() {
    return context;
  }

  @Override
  public EmbeddedAws aws() {
    return aws;
  }

  /** Pushes two images, of which one goes out of use; the digest of that one. */
  String retireOneOfTwo() {
    WorkloadAccount production =
        new WorkloadAccount(aws.sandbox(), Installation.PRODUCTION, World.REGION);
    String unused = owner.push(ORDERS, "1", "content of 1", 1000);
    owner.push(ORDERS, "2", "content of 2", 1000);
    String old = production.register("orders", RepositoryKey.shared(ORDERS).uri() + ":1");
    production.register("orders", RepositoryKey.shared(ORDERS).uri() + ":2");
    pass(Duration.ofHours(25));
    production.deregister(old);
    return unused;
  }

  void pass(Duration duration) {
    time.runUntil(aws.now().plus(duration));
  }

  @Override
  public void close() {
    aws.hurryQueues();
    context.stop();
    System.clearProperty("aws.endpointUrl");
    aws.close();
  }
}
