package ecrimagecleanup.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.component.ecr.EcrImagesConstants;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.metric.Metric;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.Sandbox;
import ecrimagecleanup.sandbox.SandboxServer;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The calls of clients that a component creates, counted where its context counts. */
class AwsCallMetricsTest {
  private static final Repository REPOSITORY =
      new Repository(new Registry(World.SHARED_ACCOUNT, World.REGION), "team/orders");

  private final Sandbox sandbox =
      Sandbox.create(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1);
  private final SandboxServer server = new SandboxServer(sandbox.endpoint(), 0);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SimpleMeterRegistry ofAnother = new SimpleMeterRegistry();

  @RegisterExtension final CamelFixture camel = new CamelFixture(registry);
  @RegisterExtension final CamelFixture other = new CamelFixture(ofAnother);
  @RegisterExtension final CamelFixture without = new CamelFixture();

  @AfterEach
  void stop() {
    server.close();
  }

  private void call(CamelFixture fixture) throws Exception {
    fixture.send(
        "ecr-images:any?operation=describeRepositories&region=%s&accessKey=%s&secretKey=any&overrideEndpoint=true&uriEndpointOverride=%s"
            .formatted(World.REGION, World.SHARED_ACCOUNT, server.uri()),
        "",
        Map.of(EcrImagesConstants.REPOSITORY, REPOSITORY));
  }

  /** What is counted, by outcome. */
  private static Map<String, Double> counted(SimpleMeterRegistry registry) {
    Map<String, Double> counted = new TreeMap<>();
    for (Counter counter :
        registry
            .find(Metric.AWS_CALLS.id())
            .tag("service", "ecr")
            .tag("operation", "DescribeRepositories")
            .counters()) {
      counted.put(counter.getId().getTag("outcome"), counter.count());
      assertThat(counter.getId().getDescription()).isEqualTo(Metric.AWS_CALLS.help());
    }
    return counted;
  }

  private void fail(int times, Fault fault) {
    AtomicInteger left = new AtomicInteger(times);
    sandbox
        .endpoint()
        .faults()
        .add(FaultInjector.failing(call -> left.getAndDecrement() > 0, call -> fault));
  }

  @Test
  void aCallThatIsAnsweredIsOkInItsContextAndNoOther() throws Exception {
    call(camel);
    call(camel);

    assertThat(counted(registry)).isEqualTo(Map.of("ok", 2.0));
    assertThat(ofAnother.getMeters()).isEmpty();
  }

  @Test
  void aCallIsMadeWhereNobodyCounts() throws Exception {
    call(without);

    assertThat(counted(registry)).isEmpty();
  }

  @Test
  void anAttemptAfterTheFirstIsARetry() throws Exception {
    fail(2, Fault.throttled());

    call(camel);

    assertThat(counted(registry)).isEqualTo(Map.of("ok", 1.0, "retried", 2.0));
  }

  @Test
  void whatIsThrottledInTheEndIsThrottled() {
    fail(100, Fault.throttled());

    assertThatThrownBy(() -> call(camel)).hasMessageContaining("Rate exceeded");

    assertThat(counted(registry)).containsEntry("throttled", 1.0).containsKey("retried");
  }

  @Test
  void whatAwsRefusesIsRefusedAndNotTriedAgain() {
    fail(100, Fault.denied("ecr:DescribeRepositories"));

    assertThatThrownBy(() -> call(camel)).hasMessageContaining("not authorized");

    assertThat(counted(registry)).isEqualTo(Map.of("refused", 1.0));
  }

  @Test
  void whatBreaksInTheEndIsAnError() {
    fail(100, Fault.internal());

    assertThatThrownBy(() -> call(camel)).hasMessageContaining("internal error");

    assertThat(counted(registry)).containsEntry("error", 1.0);
  }
}
