package ecrimagecleanup.bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.evidence.config.Coverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where containers run, by all that tells it. */
class CurrentWorkloadsTest {
  private static final String ORDERS = "111122223333/eu-central-1";
  private static final String BILLING = "444455556666/eu-west-1";
  private static final String WEB = "777788889999/us-east-1";

  private final DefaultCamelContext context = new DefaultCamelContext();

  @AfterEach
  void stop() {
    context.stop();
  }

  private CurrentWorkloads workloads(String listed, String file, String parameter, String ignored) {
    CurrentWorkloads workloads =
        new CurrentWorkloads(
            listed,
            file,
            parameter,
            ignored,
            new SharedAnswers(Duration.ZERO, Duration.ofMinutes(1), Clock.systemUTC()));
    workloads.setCamelContext(context);
    return workloads;
  }

  /** The routes that it asks: the parameter, and where the aggregator shows canaries. */
  private void routes(String parameter, String... canaries) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:cleanup-read-workloads-parameter").setBody(constant(parameter));
            from("direct:cleanup-evidence-config-coverage")
                .process(
                    exchange ->
                        exchange
                            .getMessage()
                            .setBody(
                                new Coverage(
                                    new Workloads(List.of(canaries)),
                                    Workloads.NONE,
                                    List.of(),
                                    Map.of(),
                                    Optional.empty(),
                                    "")));
          }
        });
    context.start();
  }

  @Test
  void reality28AreThoseOfTheSettingsTheFileTheParameterAndTheCanaries(@TempDir Path folder)
      throws Exception {
    Path file = Files.writeString(folder.resolve("workloads"), BILLING + " # billing");
    routes(WEB + "\n");
    CurrentWorkloads workloads = workloads(ORDERS, file.toString(), "/workloads", "");

    assertThat(workloads.get()).containsExactly(ORDERS, BILLING, WEB);
    assertThat(workloads.withCanaries(Set.of("222233334444/eu-central-1", WEB)))
        .containsExactly(ORDERS, BILLING, WEB, "222233334444/eu-central-1");
  }

  @Test
  void reality28TheFileIsReadAgain(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("workloads"), BILLING);
    CurrentWorkloads workloads = workloads("", file.toString(), "", "");
    assertThat(workloads.get()).containsExactly(BILLING);

    Files.writeString(file, ORDERS);
    assertThat(workloads.get()).containsExactly(ORDERS);
  }

  @Test
  void reality28AListThatCannotBeReadIsNoListWithoutWorkloads(@TempDir Path folder) {
    CurrentWorkloads workloads = workloads(ORDERS, folder.resolve("missing").toString(), "", "");

    assertThatThrownBy(workloads::get).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> workloads.isUnlisted(WEB)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void reality28CanariesCanAddAndNeverTakeOneAway() {
    CurrentWorkloads workloads = workloads(ORDERS, "", "", "");
    workloads.withCanaries(Set.of(ORDERS, BILLING));

    assertThat(workloads.withCanaries(Set.of())).containsExactly(ORDERS, BILLING);
    assertThat(workloads.get()).containsExactly(ORDERS, BILLING);
  }

  @Test
  void whatIsIgnoredIsNoWorkloadAlsoIfACanaryIsThere() {
    CurrentWorkloads workloads = workloads(ORDERS, "", "", BILLING);

    assertThat(workloads.withCanaries(Set.of(BILLING))).containsExactly(ORDERS);
    assertThat(workloads.isUnlisted(BILLING)).isFalse();
  }

  @Test
  void reality06APlaceIsUnlistedIfNothingListsItAndNoCanaryIsThere() throws Exception {
    routes("", ORDERS, BILLING);
    CurrentWorkloads workloads = workloads(ORDERS, "", "", "");

    assertThat(workloads.isUnlisted(ORDERS)).isFalse();
    assertThat(workloads.isUnlisted(BILLING)).as("a canary that nobody looked at yet").isFalse();
    assertThat(workloads.isUnlisted(WEB)).isTrue();
  }

  @Test
  void reality06APlaceIsUnlistedWhileItCannotBeToldWhetherACanaryIsThere() throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:cleanup-evidence-config-coverage")
                .throwException(IllegalStateException.class, "AWS Config does not answer.");
          }
        });
    context.start();

    assertThat(workloads(ORDERS, "", "", "").isUnlisted(BILLING)).isTrue();
  }
}
