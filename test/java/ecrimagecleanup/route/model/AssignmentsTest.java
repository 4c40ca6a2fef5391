package ecrimagecleanup.route.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A variable or header that is read and not written on every way to it is found. */
class AssignmentsTest {
  /** A bean. */
  public static final class Bean {
    public String x(@Variable("x") String x) {
      return x;
    }

    public String perhaps(@Variable("x") @Nullable String x, @Body String body) {
      return body + x;
    }

    public String header(@Header("CamelX") String x) {
      return x;
    }

    public String given(String x) {
      return x;
    }

    public String exchange(Exchange exchange) {
      return exchange.getExchangeId();
    }
  }

  /** Routes that write x always, perhaps and never, and one that writes a header. */
  private static final String OTHERS =
      """
      - beans:
          - {name: bean, type: ecrimagecleanup.route.model.AssignmentsTest$Bean}
      - route:
          id: write
          from:
            uri: direct:write
            steps:
              - setVariable: {name: x, expression: {constant: {expression: 1}}}
              - setHeader: {name: CamelX, expression: {constant: {expression: 1}}}
      - route:
          id: write-too
          from:
            uri: direct:write-too
            steps:
              - setVariables: {variables: [{name: x, constant: 1}]}
      - route:
          id: write-perhaps
          from:
            uri: direct:write-perhaps
            steps:
              - filter:
                  expression: {simple: {expression: "${body}"}}
                  steps:
                    - to: {uri: direct:write}
      - route:
          id: again
          from:
            uri: direct:again
            steps:
              - choice:
                  when:
                    - expression: {simple: {expression: "${body}"}}
                      steps:
                        - to: {uri: direct:again}
                  otherwise:
                    steps:
                      - to: {uri: direct:write}
      """;

  private static List<String> missing(String... steps) {
    String yaml =
        OTHERS
            + "- route:\n    id: a\n    from:\n      uri: timer:a\n      steps:\n        - "
            + String.join("\n        - ", steps)
            + "\n";
    return Assignments.missing(
        Flow.parse(yaml),
        new EndpointHeaders(new DefaultCamelCatalog()),
        Map.of("a", Set.of("variable given")));
  }

  private static final String WRITES = "to: {uri: 'direct:write'}";
  private static final String READS = "setBody: {simple: '${variable.x}'}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        READS,
        "setBody: {simple: 'a ${variable.x.size} b'}",
        "setBody: {simple: '${variables.x?.size} > 1'}",
        "setBody: {simple: '${variableAs(x, String)}'}",
        "setBody: {expression: {variable: {expression: x}}}",
        "setBody: {expression: {method: {ref: bean, method: x}}}",
        "setBody: {expression: {method: {ref: bean, method: 'given(${variable.x})'}}}",
        "setHeader: {name: y, expression: {simple: {expression: '${variable.x}'}}}",
        "setVariables: {variables: [{name: y, expression: {simple: {expression: '${variable.x}'}}}]}",
        "bean: {ref: bean, method: x}",
        "log: {message: 'a ${variable.x}'}",
        "log: {message: '${bean:bean?method=x}'}",
        "log: {message: '${bean:bean?method=given(${variable.x})}'}",
        "to: {uri: 'log:x', variableSend: x}",
        "to: {uri: 'log:x', parameters: {marker: '${variable.x}'}}",
        "toD: {uri: 'direct:wri${variable.x}'}",
        "enrich: {constant: 'direct:write', variableSend: x}",
        "throwException: {exceptionType: a.B, message: '${variable.x}'}",
        "filter: {expression: {method: {ref: bean, method: x}}, steps: [{log: {message: a}}]}",
        "filter: {simple: '${body}', steps: [{bean: {ref: bean, method: x}}]}",
        "split: {simple: '${variable.x}', steps: [{log: {message: a}}]}",
        "loop: {simple: '${variable.x}', steps: [{log: {message: a}}]}",
        "choice: {when: [{simple: '${variable.x}', steps: [{log: {message: a}}]}]}",
        "doTry: {steps: [{bean: {ref: bean, method: x}}], doCatch: []}",
        "doTry: {steps: [{to: {uri: 'direct:write'}}],"
            + " doCatch: [{steps: [{bean: {ref: bean, method: x}}]}]}"
      })
  void whateverReadsNeedsThatItIsWritten(String step) {
    assertThat(missing(step)).singleElement().asString().contains("reads variable x, which");
    assertThat(missing(WRITES, step)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "setBody: {simple: '${header.CamelX}'}",
        "setBody: {simple: '${headers[CamelX]}'}",
        "setBody: {expression: {method: {ref: bean, method: header}}}"
      })
  void soDoesAHeader(String step) {
    assertThat(missing(step)).singleElement().asString().contains("reads header CamelX, which");
    assertThat(missing(WRITES, step)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        WRITES,
        "to: {uri: 'direct:write', variableReceive: y}",
        "to: {uri: 'log:x', variableReceive: x}",
        "enrich: {constant: 'log:x', variableReceive: x}",
        "to: {uri: 'direct:again'}",
        "toD: {uri: 'direct:write-t${variable.given}'}",
        "step: {steps: [{to: {uri: 'direct:write'}}]}",
        "choice: {when: [{simple: '${body}', steps: [{to: {uri: 'direct:write'}}]}],"
            + " otherwise: {steps: [{to: {uri: 'direct:write-too'}}]}}",
        "choice: {when: [{simple: '${body}', steps: [{to: {uri: 'direct:write'}}]}],"
            + " otherwise: {steps: [{throwException: {exceptionType: a.B, message: a}}]}}",
        "doTry: {steps: [{to: {uri: 'direct:write'}}],"
            + " doCatch: [{steps: [{to: {uri: 'direct:write-too'}}]}]}",
        "doTry: {steps: [{log: {message: a}}], doCatch: [],"
            + " doFinally: {steps: [{to: {uri: 'direct:write'}}]}}",
        "filter: {simple: '${variable.x} == null', steps: [{to: {uri: 'direct:write'}}]}",
      })
  void whatWritesOnEveryWayIsEnough(String step) {
    assertThat(missing(step, READS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log: {message: a}",
        "to: {uri: 'direct:write-perhaps'}",
        "to: {uri: 'log:x', variableReceive: y}",
        "wireTap: {uri: 'direct:write'}",
        "enrich: {constant: 'direct:write'}",
        "pollEnrich: {constant: 'log:x'}",
        "toD: {uri: 'direct:write${body}'}",
        "filter: {simple: '${body}', steps: [{to: {uri: 'direct:write'}}]}",
        "filter: {simple: '${variable.x} == null', steps: [{log: {message: a}}]}",
        "loop: {simple: '2', steps: [{to: {uri: 'direct:write'}}]}",
        "split: {simple: '${body}', steps: [{to: {uri: 'direct:write'}}]}",
        "policy: {ref: p, steps: [{to: {uri: 'direct:write'}}]}",
        "choice: {when: [{simple: '${body}', steps: [{to: {uri: 'direct:write'}}]}]}",
        "choice: {when: [{simple: '${body}', steps: [{to: {uri: 'direct:write'}}]}],"
            + " otherwise: {steps: [{log: {message: a}}]}}",
        "doTry: {steps: [{to: {uri: 'direct:write'}}], doCatch: [{steps: [{log: {message: a}}]}]}",
        "setHeader: {name: x, constant: 1}",
        "setVariable: {name: y, constant: 1}"
      })
  void whatWritesPerhapsIsNotEnough(String step) {
    assertThat(missing(step, READS))
        .singleElement()
        .isEqualTo("a: setBody ${variable.x} reads variable x, which is not written on the way a");
  }

  @Test
  void whatIsTakenAwayIsNotThere() {
    assertThat(missing(WRITES, "removeVariable: {name: x}", READS)).hasSize(1);
    assertThat(
            missing(WRITES, "removeHeaders: {pattern: '*'}", "log: {message: '${header.CamelX}'}"))
        .hasSize(1);
    assertThat(
            missing(WRITES, "removeHeader: {name: CamelX}", "log: {message: '${header.CamelX}'}"))
        .hasSize(1);
  }

  @Test
  void anAnswerThatIsReceivedAsAVariableBringsNoHeaders() {
    String receives = "to: {uri: 'direct:write', variableReceive: y}";

    assertThat(missing(receives, "log: {message: '${header.CamelX}'}")).hasSize(1);
    assertThat(missing(WRITES, receives, "log: {message: '${header.CamelX}'}")).isEmpty();
  }

  @Test
  void whatMayBeNullAndWhatIsGivenIsNotRequired() {
    assertThat(
            missing(
                "bean: {ref: bean, method: perhaps}",
                "setBody: {simple: '${variable.given}'}",
                "setBody: {constant: '${variable.x}'}"))
        .isEmpty();
  }

  @Test
  void aMethodThatTakesTheExchangeHidesWhatItReads() {
    assertThat(missing("bean: {ref: bean, method: exchange}"))
        .singleElement()
        .asString()
        .contains("bean bean.exchange reads " + Reads.ANYTHING);
  }

  @Test
  void whatAComponentNeedsIsReadAndWhatItSetsIsWritten() {
    String call = "to: {uri: 'aws-parameter-store:x', parameters: {operation: getParameter}}";

    assertThat(missing(call)).singleElement().asString().contains("CamelAwsParameterStoreName");
    assertThat(missing("setHeader: {name: CamelAwsParameterStoreName, constant: x}", call))
        .isEmpty();
  }

  @Test
  void theWayIsNamed() {
    Flow flow =
        Flow.parse(
            """
            - route:
                id: a
                from: {uri: "timer:a", steps: [{to: {uri: "direct:b"}}]}
            - route:
                id: b
                from: {uri: "direct:b", steps: [{log: {message: "${variable.x}"}}]}
            """);

    assertThat(Assignments.missing(flow, new EndpointHeaders(new DefaultCamelCatalog()), Map.of()))
        .containsExactly("b: log reads variable x, which is not written on the way a > b");
  }

  @Test
  void aKindOfStepThatNobodyJudgedFails() {
    assertThatThrownBy(() -> missing("saga: {steps: []}")).hasMessageContaining("saga");
    assertThatThrownBy(() -> missing("setBody: {expression: {groovy: {expression: x}}}"))
        .hasMessageContaining("groovy");
  }
}
