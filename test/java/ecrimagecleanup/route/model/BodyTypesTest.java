package ecrimagecleanup.route.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of what goes into a route and comes out, each step takes what the one before leaves. */
class BodyTypesTest {
  /** What travels. */
  public sealed interface Case permits Open, Closed {}

  /** One kind of it. */
  public record Open() implements Case {}

  /** The other. */
  public record Closed() implements Case {}

  /** What is asked. */
  public record Tag() {}

  /** A bean. */
  public static final class Bean {
    public Open read(String text) {
      return new Open();
    }

    public Closed close(@Variable("x") String x, @Body Open open) {
      return new Closed();
    }

    public boolean isOpen(Case one) {
      return one instanceof Open;
    }

    public void look(Open open) {}

    public List<Tag> tags(Case one) {
      return List.of();
    }

    public Tag first(List<Tag> tags) {
      return tags.get(0);
    }

    public Object anything() {
      return "";
    }

    public Open learn(Open open, List<Tag> tags) {
      return open;
    }

    public String of(String key, Open open) {
      return key;
    }
  }

  private static List<String> mistakes(String signature, String... steps) {
    String yaml =
        """
        - beans:
            - {name: bean, type: ecrimagecleanup.route.model.BodyTypesTest$Bean}
        - route:
            id: close
            description: "Open -> Closed: closes"
            from: {uri: "direct:close", steps: [{bean: {ref: bean, method: close}}]}
        - route:
            id: tags
            description: "Case -> List<Tag>: the tags"
            from: {uri: "direct:tags", steps: [{bean: {ref: bean, method: tags}}]}
        - route:
            id: tell
            description: "any -> nothing: tells"
            from: {uri: "direct:tell", steps: [{log: {message: x}}]}
        - route:
            id: a
            description: "%s: does it"
            from:
              uri: timer:a
              steps:
                - %s
        """
            .formatted(signature, String.join("\n        - ", steps));
    return BodyTypes.mistakes(
        Flow.parse(yaml), Stream.of(Case.class, Open.class, Closed.class, Tag.class, Bean.class));
  }

  private static final String LEARN =
      "aggregationStrategy: '#bean:bean', aggregationStrategyMethodName: learn";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Message -> Open     | bean: {ref: bean, method: read}
          String -> Open      | setBody: {expression: {method: {ref: bean, method: read}}}
          Open -> Open        | bean: {ref: bean, method: look}
          Open -> Case        | log: {message: a}
          Open -> nothing     | bean: {ref: bean, method: close}
          Tag -> Closed       | setBody: {simple: '${variable.x}'}
          nothing -> Tag      | bean: {ref: bean, method: anything}
          Open -> Closed      | to: {uri: 'direct:close'}
          Tag -> Closed       | to: {uri: 'direct:close', variableSend: x}
          Open -> Open        | to: {uri: 'direct:close', variableReceive: x}
          Open -> Closed      | toD: {uri: 'direct:clo${body}'}
          Open -> Tag         | to: {uri: 'log:a'}
          Open -> Open        | to: {uri: 'micrometer:counter:a'}
          Open -> Open        | filter: {method: {ref: bean, method: isOpen}, steps: [{bean: {ref: bean, method: look}}]}
          Open -> Case        | filter: {simple: '${body}', steps: [{to: {uri: 'direct:close'}}]}
          Open -> Open        | split: {method: {ref: bean, method: tags}, steps: [{log: {message: a}}]}
          List<Open> -> List<Open> | split: {simple: '${body}', steps: [{bean: {ref: bean, method: look}}]}
          Open -> Closed      | choice: {when: [{simple: x, steps: [{to: {uri: 'direct:close'}}]}], otherwise: {steps: [{bean: {ref: bean, method: close}}]}}
          Open -> Closed      | choice: {when: [{simple: x, steps: [{to: {uri: 'direct:close'}}]}], otherwise: {steps: [{throwException: {message: x}}]}}
          Open -> Open        | enrich: {constant: 'direct:tags', aggregationStrategy: '#bean:bean', aggregationStrategyMethodName: learn}
          Open -> Open        | enrich: {constant: 'log:x', aggregationStrategy: '#bean:bean', aggregationStrategyMethodName: learn}
          Open -> List<Tag>   | enrich: {constant: 'direct:tags'}
          Open -> String      | bean: {ref: bean, method: 'of(1, ${body})'}
          Tag -> String       | bean: {ref: bean, method: 'of(1, ${variable.x})'}
          Open -> Closed      | policy: {ref: p, steps: [{to: {uri: 'direct:close'}}]}
          Open -> Closed      | doTry: {steps: [{to: {uri: 'direct:close'}}], doCatch: [{steps: [{throwException: {message: x}}]}]}
          """)
  void whatFitsIsAccepted(String signature, String step) {
    assertThat(mistakes(signature, step)).as(step).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Open -> Closed    | log: {message: a}                           | its end expects Closed and finds Open
          Case -> Open      | log: {message: a}                           | its end expects Open and finds Case
          Message -> Open   | bean: {ref: bean, method: look}             | bean bean.look expects Open and finds Message
          Tag -> Open       | bean: {ref: bean, method: read}             | bean bean.read expects String and finds Tag
          Tag -> Tag        | bean: {ref: bean, method: look}             | bean bean.look expects Open and finds Tag
          Closed -> nothing | setBody: {method: {ref: bean, method: close}} | setBody bean.close expects Open and finds Closed
          Open -> Open      | bean: {ref: bean, method: close}            | its end expects Open and finds Closed
          Tag -> Closed     | to: {uri: 'direct:close'}                   | to direct:close expects Open and finds Tag
          Tag -> Closed     | toD: {uri: 'direct:clo${body}'}             | expects Open and finds Tag
          Open -> Open      | to: {uri: 'direct:close'}                   | its end expects Open and finds Closed
          Open -> Open      | to: {uri: 'direct:tell'}                    | its end expects Open and finds nothing
          Open -> Open      | filter: {simple: x, steps: [{to: {uri: 'direct:close'}}]} | its end expects Open and finds Closed or Open
          Tag -> Tag        | filter: {method: {ref: bean, method: isOpen}, steps: [{log: {message: a}}]} | filter bean.isOpen expects Case and finds Tag
          Open -> Open      | loop: {simple: x, steps: [{to: {uri: 'direct:close'}}]} | to direct:close expects Open and finds Closed or Open
          Open -> Open      | split: {method: {ref: bean, method: tags}, steps: [{bean: {ref: bean, method: look}}]} | bean bean.look expects Open and finds Tag
          List<Tag> -> List<Tag> | split: {simple: '${body}', steps: [{bean: {ref: bean, method: look}}]} | bean bean.look expects Open and finds Tag
          List<Open> -> Tag | bean: {ref: bean, method: first}            | bean bean.first expects List<Tag> and finds List<Open>
          Open -> Open      | choice: {when: [{simple: x, steps: [{to: {uri: 'direct:close'}}]}]} | its end expects Open and finds Closed or Open
          Tag -> Tag        | choice: {when: [{method: {ref: bean, method: isOpen}, steps: []}]} | expects Case and finds Tag
          Tag -> Open       | enrich: {constant: 'direct:tags', aggregationStrategy: '#bean:bean', aggregationStrategyMethodName: learn} | expects Case and finds Tag
          Closed -> Open    | enrich: {constant: 'direct:tags', aggregationStrategy: '#bean:bean', aggregationStrategyMethodName: learn} | expects Open and finds Closed
          Open -> Open      | enrich: {constant: 'direct:close', aggregationStrategy: '#bean:bean', aggregationStrategyMethodName: learn} | expects List<Tag> and finds Closed
          Open -> Closed    | enrich: {constant: 'direct:tags', aggregationStrategy: '#bean:bean', aggregationStrategyMethodName: learn} | its end expects Closed and finds Open
          Tag -> String     | bean: {ref: bean, method: 'of(1, ${body})'} | bean bean.of expects Open and finds Tag
          Opn -> nothing    | log: {message: a}                           | no class is called Opn
          List<Tga> -> nothing | log: {message: a}                        | no class is called Tga
          takes it          | log: {message: a}                           | its description does not begin with In -> Out:
          """)
  void whatDoesNotFitIsNamed(String signature, String step, String what) {
    assertThat(mistakes(signature, step)).as(step).anySatisfy(m -> assertThat(m).contains(what));
  }

  @Test
  void aMistakeIsFoundInTheMiddle() {
    assertThat(
            mistakes(
                "Message -> Closed",
                "bean: {ref: bean, method: read}",
                "enrich: {constant: 'direct:tags', %s}".formatted(LEARN),
                "to: {uri: 'direct:close'}",
                "enrich: {constant: 'direct:tags', %s}".formatted(LEARN),
                "to: {uri: 'direct:close'}"))
        .containsExactly("a: enrich direct:tags expects Open and finds Closed");
  }

  @Test
  void namesOfTypesAreThoseOfJava() throws Exception {
    assertThat(Types.name(int.class)).isEqualTo("Integer");
    assertThat(Types.name(Map.class.getMethod("entrySet").getGenericReturnType()))
        .isEqualTo("Set<Entry<any, any>>");
    assertThat(Types.element("List<Tag>")).isEqualTo("Tag");
    assertThat(Types.element("Map<Tag, Tag>")).isEqualTo("any");
  }
}
