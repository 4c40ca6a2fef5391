package ecrimagecleanup.route.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each trap is seen, and what is right is not taken for one. */
class TrapsTest {
  /** A bean. */
  public static final class Bean {
    public String learn(String body, String answer) {
      return body + answer;
    }

    public @Nullable String perhaps(String body, String answer) {
      return null;
    }

    public Optional<String> optional(String body, String answer) {
      return Optional.empty();
    }

    public void keep(String body, String answer) {}

    public String twice(String body, String answer) {
      return body;
    }

    public String twice(Integer body, String answer) {
      return answer;
    }
  }

  private static Traps traps(String... steps) {
    return new Traps(
        Flow.parse(
            """
            - beans:
                - {name: bean, type: ecrimagecleanup.route.model.TrapsTest$Bean}
            - route:
                id: ask
                from: {uri: "direct:ask", steps: [{toD: {uri: "direct:source-${variable.x}"}}]}
            - route:
                id: ask-all
                from:
                  uri: "direct:ask-all"
                  steps: [{loop: {simple: x, steps: [{to: {uri: "direct:ask"}}]}}]
            - route:
                id: ask-perhaps
                from:
                  uri: "direct:ask-perhaps"
                  steps:
                    - choice: {when: [{simple: x, steps: [{to: {uri: "direct:ask"}}]}]}
            - route:
                id: source-a
                from: {uri: "direct:source-a", steps: [{log: {message: x}}]}
            - route:
                id: other
                from: {uri: "direct:other", steps: [{log: {message: x}}]}
            - route:
                id: a
                from:
                  uri: timer:a
                  steps:
                    - filter:
                        simple: "${body}"
                        steps:
                          - %s
            """
                .formatted(String.join("\n              - ", steps))));
  }

  private static final String CHOOSE = "setVariable: {name: going, simple: '${body}'}";
  private static final String REMOVE =
      "enrich: {constant: 'ecr-images:x?operation=deleteImages', variableSend: going}";

  private static String joined(String method) {
    return "enrich: {constant: 'direct:other', aggregationStrategy: '#bean:bean',"
        + " aggregationStrategyMethodName: %s}".formatted(method);
  }

  @Test
  void aVariableIsSentByTheStepRightAfterTheOneThatSetsIt() {
    String ask = "enrich: {constant: 'x:y', variableSend: asked}";

    assertThat(traps("setVariable: {name: asked, constant: 1}", ask).stale()).isEmpty();
    assertThat(traps(ask).stale()).containsExactly("a: enrich x:y");
    assertThat(traps("setVariable: {name: asked, constant: 1}", ask, ask).stale()).hasSize(1);
    assertThat(traps("setVariable: {name: other, constant: 1}", ask).stale()).hasSize(1);
    assertThat(traps("to: {uri: 'x:y', variableSend: asked}").stale()).hasSize(1);
  }

  @Test
  void whatIsRemovedIsChosenRightBefore() {
    assertThat(traps(CHOOSE, REMOVE).unchosenRemovals()).isEmpty();
    assertThat(traps(REMOVE).unchosenRemovals()).containsExactly("a: enrich ecr-images:x");
    assertThat(traps(CHOOSE, "log: {message: x}", REMOVE).unchosenRemovals()).hasSize(1);
    assertThat(traps(CHOOSE, REMOVE, REMOVE.replace("delete", "archive")).unchosenRemovals())
        .hasSize(1);
  }

  @Test
  void whatIsRemovedHasANameOfItsOwn() {
    assertThat(
            traps(CHOOSE, "to: {uri: 'x:y', variableSend: going}", CHOOSE, REMOVE)
                .unchosenRemovals())
        .hasSize(1);
  }

  @Test
  void aBodyThatIsRemovedIsChosenRightBefore() {
    String remove = "to: {uri: 'ecr-images:x', parameters: {operation: archiveImages}}";

    assertThat(traps("setBody: {method: {ref: bean, method: learn}}", remove).unchosenRemovals())
        .isEmpty();
    assertThat(traps("to: {uri: 'direct:other'}", remove).unchosenRemovals()).hasSize(1);
  }

  @Test
  void whatIsJoinedIsNotReceivedAsAVariable() {
    assertThat(traps("enrich: {constant: 'x:y', variableReceive: z}").unjoined()).hasSize(1);
    assertThat(traps(joined("learn"), "to: {uri: 'x:y', variableReceive: z}").unjoined()).isEmpty();
  }

  @Test
  void whoLearnsAlwaysYieldsAValue() {
    assertThat(traps(joined("learn")).forgetful()).isEmpty();
    assertThat(traps(joined("perhaps")).forgetful())
        .containsExactly("a: enrich direct:other by perhaps");
    assertThat(traps(joined("optional")).forgetful()).hasSize(1);
    assertThat(traps(joined("keep")).forgetful()).hasSize(1);
    assertThat(traps(joined("twice")).forgetful()).hasSize(1);
  }

  @Test
  void aSourceIsNotAskedOnACopy() {
    assertThat(traps("to: {uri: 'direct:ask'}", joined("learn")).onACopy()).isEmpty();
    assertThat(traps("enrich: {constant: 'direct:ask'}").onACopy()).hasSize(1);
    assertThat(traps("enrich: {constant: 'direct:source-a'}").onACopy()).hasSize(1);
    assertThat(traps("enrich: {constant: 'direct:ask-all'}").onACopy()).isEmpty();
    assertThat(traps("enrich: {constant: 'direct:ask-perhaps'}").onACopy()).hasSize(1);
  }

  @Test
  void aSplitLosesNoFailure() {
    assertThat(traps("split: {simple: x, steps: []}").silentSplits()).hasSize(1);
    assertThat(
            traps("split: {simple: x, aggregationStrategy: '#bean:x', steps: []}").silentSplits())
        .hasSize(1);
    assertThat(
            traps(
                    "split: {simple: x, aggregationStrategy: '#bean:cleanupFirstFailure',"
                        + " steps: []}")
                .silentSplits())
        .isEmpty();
  }

  @Test
  void anEntryIsOneStep() {
    assertThat(traps("{to: {uri: 'x:y'}, log: {message: a}}").twins()).hasSize(1);
    assertThat(traps("to: {uri: 'x:y'}").twins()).isEmpty();
  }
}
