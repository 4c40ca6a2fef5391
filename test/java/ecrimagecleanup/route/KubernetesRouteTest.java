package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.bean.SharedAnswers;
import ecrimagecleanup.evidence.kubernetes.KubernetesUse;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;

/** The source of evidence that reads clusters. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = {
      "cleanup.evidence=config-coverage,config-task-definitions,config-services,kubernetes-live",
      "cleanup.kubernetes=test/resources/none#shop"
    },
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class KubernetesRouteTest extends RouteTest {
  private KubernetesUse ask() throws Exception {
    Exchange answered = receive("direct:cleanup-evidence-kubernetes-live", List.of());
    assertDone(answered);
    return answered.getMessage().getBody(KubernetesUse.class);
  }

  @Test
  void aClusterThatCannotBeReadIsAnAnswer() throws Exception {
    assertThat(ask().doubts())
        .singleElement()
        .satisfies(doubt -> assertThat(doubt.text()).contains("test/resources/none#shop"));
    assertThat(aws.calls()).isEmpty();
  }

  @Test
  void theClustersAreReadOnceForTheChecksOfAFewMinutes() throws Exception {
    KubernetesUse first = ask();

    assertThat(ask()).isSameAs(first);

    context.getRegistry().lookupByNameAndType("cleanupSharedAnswers", SharedAnswers.class).forget();
    assertThat(ask()).isNotSameAs(first);
  }
}
