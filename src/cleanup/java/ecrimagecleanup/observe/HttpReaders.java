package ecrimagecleanup.observe;

import ecrimagecleanup.gateway.PlainSentence;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A policy of Camel around the steps that answer a request over HTTP: who may not ask is refused,
 * no more than some ask AWS at a time, and what goes wrong is an answer, too. The steps leave a
 * {@link HttpAnswer} in the body. Safe for several threads.
 */
public final class HttpReaders implements Policy {
  private static final Logger LOG = LoggerFactory.getLogger(HttpReaders.class);

  /** Of twenty threads that the server has, so that probes of the health are always answered. */
  private static final int AT_A_TIME = 4;

  private static final int SECONDS = 5;

  /** The operations server tells it so; on another platform nobody does. */
  private static final String REMOTE = "${header.CamelVertxPlatformHttpRemoteAddress?.hostAddress}";

  private final ReaderRules rules;
  private final Semaphore free = new Semaphore(AT_A_TIME);

  /**
   * @param hosts the names by which others than this machine may ask, separated by commas; empty if
   *     nobody else may
   */
  public HttpReaders(String hosts) {
    rules = ReaderRules.parse(hosts);
  }

  @Override
  public void beforeWrap(Route route, NamedNode definition) {}

  @Override
  public Processor wrap(Route route, Processor steps) {
    Expression remote = route.getCamelContext().resolveLanguage("simple").createExpression(REMOTE);
    remote.init(route.getCamelContext());
    return exchange -> answer(HttpRequest.of(exchange, remote), exchange, steps).write(exchange);
  }

  private HttpAnswer answer(HttpRequest request, Exchange exchange, Processor steps) {
    Optional<String> objection = rules.objection(request);
    if (objection.isPresent()) {
      return HttpAnswer.problem(403, objection.get());
    }
    if (!free.tryAcquire()) {
      return HttpRefusal.later(
              "%d requests are being answered; ask again.".formatted(AT_A_TIME), SECONDS)
          .answer();
    }
    try {
      return answer(exchange, steps);
    } finally {
      free.release();
    }
  }

  private static HttpAnswer answer(Exchange exchange, Processor steps) {
    try {
      steps.process(exchange);
      Exception failure = exchange.getException();
      exchange.setException(null);
      return failure == null
          ? exchange.getMessage().getMandatoryBody(HttpAnswer.class)
          : failed(failure);
    } catch (Exception e) {
      return failed(e);
    }
  }

  private static HttpAnswer failed(Exception failure) {
    Optional<HttpRefusal> refusal = PlainSentence.cause(failure, HttpRefusal.class);
    if (refusal.isPresent()) {
      return refusal.get().answer();
    }
    HttpProblem problem = HttpProblem.of(failure);
    if (problem.foreseen()) {
      LOG.warn("A request over HTTP could not be answered. {}", problem.what());
    } else {
      LOG.warn("A request over HTTP could not be answered. {}", problem.what(), failure);
    }
    return HttpAnswer.problem(502, problem.sentence());
  }
}
