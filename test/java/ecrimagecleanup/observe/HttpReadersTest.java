package ecrimagecleanup.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.ARRAY;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ecrimagecleanup.route.LogLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpReadersTest {
  private final CamelContext context = new DefaultCamelContext();
  private final LogLines lines = LogLines.of(HttpReaders.class);

  private void start(Processor steps) throws Exception {
    HttpReaders readers = new HttpReaders("cleanup.example");
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            // As in the routes of the application.
            errorHandler(noErrorHandler());
            from("direct:asked").policy(readers).process(steps);
          }
        });
    context.start();
  }

  private Exchange ask(String host) {
    return context
        .createFluentProducerTemplate()
        .withHeaders(Map.of("Host", host, "Accept", "any"))
        .to("direct:asked")
        .send();
  }

  private static int status(Exchange answered) {
    return answered.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
  }

  private static void done(Exchange exchange) {
    exchange
        .getMessage()
        .setBody(HttpAnswer.json(JsonNodeFactory.instance.objectNode().put("done", true)));
  }

  @AfterEach
  void stop() {
    lines.close();
    context.stop();
  }

  @Test
  void noMoreThanFourAreAnsweredAtATime() throws Exception {
    CountDownLatch four = new CountDownLatch(4);
    CountDownLatch end = new CountDownLatch(1);
    start(
        exchange -> {
          four.countDown();
          assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
          done(exchange);
        });
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<CompletableFuture<Exchange>> asked = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      asked.add(CompletableFuture.supplyAsync(() -> ask("cleanup.example"), threads));
    }
    assertThat(four.await(1, TimeUnit.MINUTES)).isTrue();

    Exchange fifth = ask("cleanup.example");
    end.countDown();

    assertThat(status(fifth)).isEqualTo(503);
    assertThat(fifth.getMessage().getHeader("Retry-After")).isEqualTo("5");
    assertThat(asked).allSatisfy(one -> assertThat(status(one.get())).isEqualTo(200));
    assertThat(status(ask("cleanup.example"))).isEqualTo(200);
    threads.shutdown();
  }

  @Test
  void whoIsRefusedReachesNoStep() throws Exception {
    List<Exchange> reached = new ArrayList<>();
    start(reached::add);

    Exchange refused = ask("rebound.example");

    assertThat(status(refused)).isEqualTo(403);
    assertThat(refused.getMessage().getHeader("Accept")).isNull();
    assertThat(reached).isEmpty();
  }

  @Test
  void whatFailsIsAnswered() throws Exception {
    start(
        exchange -> {
          throw new IllegalStateException("Rate exceeded");
        });

    Exchange failed = ask("cleanup.example");

    assertThat(failed.getException()).isNull();
    assertThat(status(failed)).isEqualTo(502);
    assertThat(failed.getMessage().getBody(String.class))
        .isEqualTo("{\"problem\":\"Rate exceeded\"}");
    assertThat(lines.thrown()).isEmpty();
    assertThat(lines.withLevels())
        .containsExactly("WARN A request over HTTP could not be answered. Rate exceeded");
  }

  @Test
  void whatNobodyForesawIsLoggedWithItsStackAndNobodyIsSentToATerminal() throws Exception {
    start(
        exchange -> {
          throw new ArithmeticException("/ by zero");
        });

    Exchange failed = ask("cleanup.example");

    assertThat(status(failed)).isEqualTo(502);
    assertThat(failed.getMessage().getBody(String.class))
        .isEqualTo(
            "{\"problem\":\"Something went wrong that nobody foresaw: / by zero. The log of the application shows where; report that.\"}");
    assertThat(lines.thrown())
        .singleElement()
        .asInstanceOf(THROWABLE)
        .hasMessage("/ by zero")
        .extracting(Throwable::getStackTrace, ARRAY)
        .isNotEmpty();
    assertThat(lines.withLevels())
        .containsExactly(
            "WARN A request over HTTP could not be answered. Something went wrong that nobody foresaw: / by zero.");
  }
}
