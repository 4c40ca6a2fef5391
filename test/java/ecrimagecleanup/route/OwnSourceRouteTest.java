package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.REPOSITORY;
import static ecrimagecleanup.route.Samples.digest;
import static ecrimagecleanup.route.Samples.image;
import static ecrimagecleanup.route.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.bean.EvidenceGathering;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.Assessment;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.image.RepositoryNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of an image by what a source of one's own leaves in the body. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = {
      RouteTest.DELETE,
      "cleanup.evidence=config-coverage,config-task-definitions,config-services,own"
    },
    configurationClasses = {FixedClock.class, OwnSourceRouteTest.OwnSource.class},
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class OwnSourceRouteTest extends RouteTest {
  private static final String ANSWER = "ownAnswer";
  private static final ImageDeletionCheck CHECK =
      new ImageDeletionCheck(
          REPOSITORY,
          List.of(digest('a')),
          new Cause.Deregistered(Samples.ORDERS_41),
          Samples.UNUSED_SINCE,
          LastLook.CLEAR,
          Samples.DUE);

  /** A source whose answer the test binds. */
  public static final class OwnSource implements CamelConfiguration {
    @Override
    public void configure(CamelContext camelContext) throws Exception {
      camelContext.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("direct:cleanup-evidence-own")
                  .process(
                      exchange -> {
                        Optional<?> answer =
                            exchange
                                .getContext()
                                .getRegistry()
                                .lookupByNameAndType(ANSWER, Optional.class);
                        exchange.getMessage().setBody(answer.orElse(null));
                      });
            }
          });
    }
  }

  private void checkWith(@Nullable Object answer) throws Exception {
    context.getRegistry().bind(ANSWER, Optional.ofNullable(answer));
    aws.with(image('a'));
    // A source that no event tells of is asked twice; this is the second time.
    assertDone(receive("direct:checks", message(CHECK)));
  }

  static Stream<@Nullable Object> unreadable() {
    return Stream.of(null, List.of(), 7, new byte[0], Map.of());
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void whatIsNeitherATextNorAnAnswerIsUnknown(@Nullable Object answer) throws Exception {
    checkWith(answer);

    aws.assertNothingRemoved();
    assertThat(decisions.texts())
        .singleElement()
        .asString()
        .contains(
            "\"decision\":\"postpone\"",
            "\"question\":\"further-evidence\"",
            "The source own gave no answer that can be read.");
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void nothingIsStaleIfThatIsNotAnswered(@Nullable Object answer) {
    EvidenceGathering evidence =
        context.getRegistry().lookupByNameAndType("cleanupEvidence", EvidenceGathering.class);
    Assessment known = Assessment.begin(CHECK, RepositoryNames.of(REPOSITORY));

    assertThat(evidence.answer(known, EvidenceSources.STALE, answer).stale().orElseThrow().unmet())
        .containsExactly("Which revisions are stale was not answered.");
  }

  @Test
  void aTextThatNamesAnotherImageLetsItGo() throws Exception {
    checkWith(Samples.URI + ":9");

    assertThat(aws.arguments("deleteImages")).containsExactly(List.of(digest('a')));
  }
}
