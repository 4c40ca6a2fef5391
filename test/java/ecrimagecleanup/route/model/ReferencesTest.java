package ecrimagecleanup.route.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a route names and what does not exist is found before a message comes. */
class ReferencesTest {
  /** A bean. */
  public static final class Learner {
    public String learn(String body, String answer) {
      return body + answer;
    }

    public String alone(String body) {
      return body;
    }
  }

  private static List<String> missing(String step) {
    CamelContext context = new DefaultCamelContext();
    context.getRegistry().bind("learner", new Learner());
    return References.missing(
        Flow.parse(
            """
            - route:
                id: a
                from:
                  uri: direct:a
                  steps:
                    - filter:
                        expression: {simple: {expression: "${body}"}}
                        steps:
                          - %s
            - route:
                id: other
                from:
                  uri: direct:other
                  steps:
                    - log: {message: x}
            """
                .formatted(step)),
        context);
  }

  @Test
  void whatExistsIsFound() {
    assertThat(
            List.of(
                "to: {uri: 'direct:other', parameters: {block: false}}",
                "toD: {uri: 'direct:oth${body}'}",
                "to: {uri: 'aws-parameter-store:x', parameters: {operation: getParameter, useDefaultCredentialsProvider: true}}",
                "enrich: {expression: {constant: {expression: 'aws-parameter-store:x?operation=getParameter&useDefaultCredentialsProvider=true'}},"
                    + " aggregationStrategy: '#bean:learner',"
                    + " aggregationStrategyMethodName: learn}",
                "setBody: {expression: {method: {ref: learner, method: 'alone(1)'}}}",
                "bean: {ref: learner, method: alone}",
                "log: {message: '${bean:learner?method=alone}'}"))
        .allSatisfy(step -> assertThat(missing(step)).as(step).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          to: {uri: 'direct:nowhere'}                                   | no route is direct:nowhere
          to: {uri: 'direct:nowhere', parameters: {block: false}}       | no route is direct:nowhere
          toD: {uri: 'direct:no${body}'}                                | no route is direct:no${body}
          toD: {uri: '${body}'}                                         | nobody knows what toD ${body} is
          to: {uri: 'nothing:x'}                                        | no component is that of nothing:x
          to: {uri: 'aws-parameter-store:x', parameters: {operation: dropAll}}          | dropAll
          to: {uri: 'direct:{{unsaid}}'}                                | unsaid
          enrich: {constant: 'direct:nowhere'}                          | no route is direct:nowhere
          enrich: {constant: 'aws-parameter-store:x?operation=dropAll'}                 | dropAll
          enrich: {constant: 'aws-parameter-store:x?operation=getParameter&useDefaultCredentialsProvider=true&greedy=maybe'}  | greedy
          enrich: {simple: '${body}'}                                   | nobody knows what enrich ${body} is
          enrich: {constant: 'direct:other', aggregationStrategy: '#bean:x'}  | no bean is x
          enrich: {constant: 'direct:other', aggregationStrategy: '#bean:learner', aggregationStrategyMethodName: lern}  | no method is learner.lern
          enrich: {constant: 'direct:other', aggregationStrategy: '#bean:learner', aggregationStrategyMethodName: alone} | learner.alone does not take a body and an answer
          bean: {ref: lerner, method: alone}                            | no bean is lerner
          bean: {ref: learner, method: allone}                          | no method is learner.allone
          setBody: {method: {ref: learner, method: allone}}             | no method is learner.allone
          log: {message: '${bean:learner?method=allone}'}               | no method is learner.allone
          log: {message: '${bean:lerner?method=alone}'}                 | no bean is lerner
          policy: {ref: shared}                                         | no bean is shared
          """)
  void whatDoesNotExistIsNamed(String step, String what) {
    assertThat(missing(step)).as(step).anySatisfy(said -> assertThat(said).contains(what));
  }
}
