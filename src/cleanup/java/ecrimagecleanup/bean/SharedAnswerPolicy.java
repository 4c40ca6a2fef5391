package ecrimagecleanup.bean;

import ecrimagecleanup.image.Repository;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;

/**
 * A policy of Camel around steps whose answer is the same for all checks of a while: it is read by
 * those steps only if no answer is kept that is young enough. What they leave in the body is the
 * answer. Safe for several threads.
 */
public final class SharedAnswerPolicy implements Policy {
  private static final String ANEW = "ecr-image-cleanup.anew";

  private final SharedAnswers answers;
  private final Of of;

  /** For whom an answer is the same. */
  public enum Of {
    /** For every check. */
    ALL,
    /** For all checks of a registry. */
    REGISTRY,
    /** For all checks of a repository. */
    REPOSITORY
  }

  /**
   * A policy for as many routes as have it.
   *
   * @param of for whom the answer is the same: what is meant is the header CamelEcrRepository
   */
  public SharedAnswerPolicy(SharedAnswers answers, Of of) {
    this.answers = answers;
    this.of = of;
  }

  /**
   * The next answer that the exchange, or a copy of it, wants is read anew, and kept for others.
   */
  public void readAnew(Exchange exchange) {
    // enrich copies the properties: the mark is one for the exchange and its copies.
    exchange.setProperty(ANEW, new AtomicBoolean(true));
  }

  private static boolean takeMark(Exchange exchange) {
    return exchange.getProperty(ANEW) instanceof AtomicBoolean mark && mark.getAndSet(false);
  }

  @Override
  public void beforeWrap(Route route, NamedNode definition) {}

  @Override
  public Processor wrap(Route route, Processor steps) {
    String name = route.getRouteId();
    return exchange -> {
      boolean anew = takeMark(exchange);
      Object answer =
          answers.get(
              new SharedAnswers.Key(name, about(exchange)), anew, () -> read(steps, exchange));
      exchange.getMessage().setBody(answer);
    };
  }

  private static Object read(Processor steps, Exchange exchange) throws Exception {
    steps.process(exchange);
    if (exchange.getException() != null) {
      throw exchange.getException();
    }
    return exchange.getMessage().getBody();
  }

  private Object about(Exchange exchange) {
    return switch (of) {
      case ALL -> Of.ALL;
      case REGISTRY -> repository(exchange).registry();
      case REPOSITORY -> repository(exchange);
    };
  }

  private static Repository repository(Exchange exchange) {
    Repository repository = exchange.getMessage().getHeader("CamelEcrRepository", Repository.class);
    if (repository == null) {
      throw new IllegalArgumentException(
          "The header CamelEcrRepository is missing. Set it before this step.");
    }
    return repository;
  }
}
