package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.DEVELOPMENT;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.metric.Metric;
import ecrimagecleanup.sandbox.World;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What the application counts as calls of AWS, compared with the calls that AWS got. */
class CountedCallsTest {
  private static final String PARAMETER = "/cleanup/workloads";

  @Test
  void theCallsOfCamelsOwnComponentsAreCountedToo() {
    try (Installation installation =
        Installation.with(
            "delete", "cleanup.event-bus=default", "cleanup.workloads-parameter=" + PARAMETER)) {
      try (SsmClient ssm = installation.client(SsmClient.builder())) {
        ssm.putParameter(
            p -> p.name(PARAMETER).value("%s/%s".formatted(DEVELOPMENT, World.REGION)));
      }
      installation.pushAndRetire("1");
      installation.pass(Duration.ofDays(2));

      assertThat(installation.removed()).hasSize(1);
      Map<String, String> expected =
          Map.of("eventbridge", "events.PutEvents", "ssm", "ssm.GetParameter");
      expected.forEach(
          (service, call) ->
              assertThat(counted(installation, service, call.substring(call.indexOf('.') + 1)))
                  .as(call)
                  .isEqualTo((double) installation.calls(call))
                  .isPositive());
      for (String operation : List.of("ReceiveMessage", "DeleteMessage")) {
        assertThat(counted(installation, "sqs", operation)).as(operation).isPositive();
      }
    }
  }

  private static double counted(Installation installation, String service, String operation) {
    MeterRegistry registry =
        installation.application().bean("metricsRegistry", MeterRegistry.class);
    return Stream.of("ok", "refused", "throttled", "error")
        .map(
            outcome ->
                Optional.ofNullable(
                    registry
                        .find(Metric.AWS_CALLS.id())
                        .tag("service", service)
                        .tag("operation", operation)
                        .tag("outcome", outcome)
                        .counter()))
        .flatMap(Optional::stream)
        .mapToDouble(Counter::count)
        .sum();
  }
}
