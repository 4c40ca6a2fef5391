package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.bean.SharedAnswers;
import ecrimagecleanup.evidence.files.ReferenceFilesAnswer;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;

/** The source of evidence that reads files. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = {
      "cleanup.evidence=config-coverage,config-task-definitions,config-services,reference-files",
      "cleanup.reference-files=test/resources/reference-files"
    },
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class ReferenceFilesRouteTest extends RouteTest {
  private ReferenceFilesAnswer ask() throws Exception {
    Exchange answered = receive("direct:cleanup-evidence-reference-files", List.of());
    assertDone(answered);
    return answered.getMessage().getBody(ReferenceFilesAnswer.class);
  }

  @Test
  void itsAnswerIsWhatTheFilesName() throws Exception {
    ReferenceFilesAnswer answer = ask();

    assertThat(answer.doubts()).isEmpty();
    assertThat(answer.files()).isEqualTo(2);
    assertThat(answer.references()).isEqualTo(2);
    assertThat(aws.calls()).isEmpty();
  }

  @Test
  void theFilesAreReadOnceForTheChecksOfAFewMinutes() throws Exception {
    ReferenceFilesAnswer first = ask();

    assertThat(ask()).isSameAs(first);

    context.getRegistry().lookupByNameAndType("cleanupSharedAnswers", SharedAnswers.class).forget();
    assertThat(ask()).isNotSameAs(first);
  }
}
