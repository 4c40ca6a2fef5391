package ecrimagecleanup.bean;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose answer is shared with whom, and what is not shared. */
class SharedAnswerPolicyTest {
  private static final Repository ORDERS = repository("eu-central-1", "team/orders");
  private static final Repository WEB = repository("eu-central-1", "team/web");
  private static final Repository ELSEWHERE = repository("us-east-1", "team/orders");

  private final SharedAnswers answers =
      new SharedAnswers(Duration.ofMinutes(5), Duration.ofMinutes(1), Clock.systemUTC());
  private final SharedAnswerPolicy ofRepository =
      new SharedAnswerPolicy(answers, SharedAnswerPolicy.Of.REPOSITORY);
  private final List<Repository> read = new ArrayList<>();
  private final DefaultCamelContext context = new DefaultCamelContext();

  private static Repository repository(String region, String name) {
    return new Repository(new Registry("999988887777", region), name);
  }

  @BeforeEach
  void start() throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:one").routeId("one").log("one");
            from("direct:other").routeId("other").log("other");
          }
        });
    context.start();
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  private Exchange ask(SharedAnswerPolicy policy, String route, Repository repository)
      throws Exception {
    return ask(policy, route, repository, exchange(repository));
  }

  private Exchange exchange(Repository repository) {
    Exchange exchange = new DefaultExchange(context);
    exchange.getMessage().setHeader("CamelEcrRepository", repository);
    return exchange;
  }

  private Exchange ask(
      SharedAnswerPolicy policy, String route, Repository repository, Exchange exchange)
      throws Exception {
    Processor steps =
        asked -> {
          read.add(repository);
          asked.getMessage().setBody("%s by reading %d".formatted(repository.name(), read.size()));
        };
    Route wrapped = context.getRoute(route);
    policy.wrap(wrapped, steps).process(exchange);
    return exchange;
  }

  private static String body(Exchange exchange) {
    return exchange.getMessage().getBody(String.class);
  }

  @Test
  void theAnswerForOneRepositoryIsNeverThatForAnother() throws Exception {
    assertThat(body(ask(ofRepository, "one", ORDERS))).isEqualTo("team/orders by reading 1");
    assertThat(body(ask(ofRepository, "one", WEB))).isEqualTo("team/web by reading 2");
    assertThat(body(ask(ofRepository, "one", ORDERS))).isEqualTo("team/orders by reading 1");
  }

  @Test
  void theAnswerOfOneRouteIsNeverThatOfAnother() throws Exception {
    ask(ofRepository, "one", ORDERS);

    assertThat(body(ask(ofRepository, "other", ORDERS))).isEqualTo("team/orders by reading 2");
  }

  @Test
  void theAnswerForARegistryIsForAllItsRepositoriesAndNoOther() throws Exception {
    SharedAnswerPolicy ofRegistry = new SharedAnswerPolicy(answers, SharedAnswerPolicy.Of.REGISTRY);
    ask(ofRegistry, "one", ORDERS);

    assertThat(body(ask(ofRegistry, "one", WEB))).isEqualTo("team/orders by reading 1");
    assertThat(body(ask(ofRegistry, "one", ELSEWHERE))).isEqualTo("team/orders by reading 2");
  }

  @Test
  void whatIsReadAnewIsReadOnceForTheExchangeAndItsCopies() throws Exception {
    ask(ofRepository, "one", ORDERS);
    Exchange marked = exchange(ORDERS);
    ofRepository.readAnew(marked);

    assertThat(body(ask(ofRepository, "one", ORDERS, marked.copy())))
        .isEqualTo("team/orders by reading 2");
    assertThat(body(ask(ofRepository, "one", ORDERS, marked)))
        .isEqualTo("team/orders by reading 2");
  }
}
