package ecrimagecleanup.route.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each rule finds what breaks it. */
class HouseRulesOfFlowsTest {
  private static final String WRONG =
      """
      - beans:
          - {name: policy, type: java.lang.Object}
      - route:
          id: sweep
          from:
            uri: aws2-sqs:{{cleanup.sweeps-queue}}
            parameters: {region: "{{cleanup.region}}"}
            steps:
              - setVariable: {name: a, constant: 1}
              - setVariables: {variables: [{name: b, constant: 1}, {name: c, constant: 1}]}
              - enrich: {constant: "ecr-images:x?useDefaultCredentialsProvider=true"}
              - filter:
                  simple: "'{{cleanup.event-bus}}' != ''"
                  steps:
                    - to: {uri: "direct:forward", variableReceive: d}
      - route:
          id: forward
          from: {uri: "direct:forward", steps: [{to: {uri: "ecr-images:y"}}]}
      """;

  private static final String RIGHT =
      """
      - beans:
          - {name: cleanupPolicy, type: java.lang.Object}
      - route:
          id: cleanup-sweep
          routeConfigurationId: ecr-image-cleanup
          startupOrder: 90001
          from:
            uri: aws2-sqs:{{cleanup.sweeps-queue}}
            parameters: {region: "{{cleanup.region}}", useDefaultCredentialsProvider: true}
            steps:
              - log: {message: "{{cleanup.event-bus:}}"}
              - to: {uri: "direct:cleanup-tell"}
              - to: {uri: "micrometer:counter:x"}
      - route:
          id: cleanup-tell
          routeConfigurationId: ecr-image-cleanup
          from: {uri: "direct:cleanup-tell", steps: [{log: {message: a}}]}
      """;

  private final HouseRules wrong = new HouseRules(Flow.parse(WRONG));
  private final HouseRules right = new HouseRules(Flow.parse(RIGHT));

  @Test
  void variablesAreCounted() {
    assertThat(wrong.variables()).containsExactly("a", "b", "c", "d");
    assertThat(right.variables()).isEmpty();
  }

  @Test
  void routesBelongToTheFolderOfTheirFile() {
    assertThat(wrong.in("fixture")).hasSize(2);
    assertThat(wrong.in("check")).isEmpty();
  }

  @Test
  void whatOnlyForwardsIsFound() {
    assertThat(wrong.forwarders()).containsExactly("forward");
    assertThat(right.forwarders()).isEmpty();
  }

  @Test
  void namesThatOthersMayHaveAreFound() {
    assertThat(wrong.names()).containsExactly("policy", "sweep", "forward");
    assertThat(right.names()).isEmpty();
  }

  @Test
  void routesWithoutTheConfigurationAreFound() {
    assertThat(wrong.unconfigured()).containsExactly("sweep", "forward");
    assertThat(right.unconfigured()).isEmpty();
  }

  @Test
  void whatTakesMessagesBeforeAllElseHasStartedIsFound() {
    assertThat(wrong.early()).containsExactly("sweep");
    assertThat(right.early()).isEmpty();
  }

  @Test
  void endpointsWithoutRegionOrCredentialsAreFound() {
    assertThat(wrong.unlocated())
        .containsExactly(
            "sweep: aws2-sqs:{{cleanup.sweeps-queue}}?region={{cleanup.region}}",
            "sweep: ecr-images:x?useDefaultCredentialsProvider=true",
            "forward: ecr-images:y");
    assertThat(right.unlocated()).isEmpty();
  }
}
