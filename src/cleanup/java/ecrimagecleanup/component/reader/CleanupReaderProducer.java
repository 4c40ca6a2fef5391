package ecrimagecleanup.component.reader;

import ecrimagecleanup.component.AwsProducer;
import ecrimagecleanup.component.Input;
import ecrimagecleanup.doctor.PermissionQuestion;
import ecrimagecleanup.history.LogQuestion;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * Does one {@link CleanupReaderOperation} and puts its result into the body. Exceptions of AWS stay
 * as they are.
 */
final class CleanupReaderProducer extends AwsProducer {
  private final CleanupReaderEndpoint endpoint;
  private final CleanupReaderOperation operation;

  CleanupReaderProducer(CleanupReaderEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.operation = endpoint.operation();
  }

  @Override
  public void process(Exchange exchange) {
    Input input = input(exchange);
    Object result =
        switch (operation) {
          case describeCaller -> new CallerReader(endpoint.sts()).read();
          case describeRole -> new RoleReader(endpoint.iam()).read(input.body(String.class));
          case simulate -> simulate(exchange, input.body(PermissionQuestion.class));
          case peek -> deadLetters(input).peek(endpoint.getConfiguration().getMaximumMessages());
          case count -> deadLetters(input).count();
          case redrive -> deadLetters(input).redrive();
          case describeQueue -> new QueueReader(endpoint.sqs()).read(queue(input));
          case describeBacklogs -> new BacklogReader(endpoint.sqs()).read(input.body(String.class));
          case describeTaggedRepositories ->
              new TaggedRepositoryReader(endpoint.tagging())
                  .read(
                      input.header(CleanupReaderConstants.TAG_KEY, String.class),
                      input.header(CleanupReaderConstants.TAG_VALUE, String.class));
          case readLog ->
              LogReader.read(
                  endpoint.logs(),
                  input.header(CleanupReaderConstants.LOG_GROUP, String.class),
                  input.body(LogQuestion.class));
        };
    exchange.getMessage().setBody(result);
  }

  private List<?> simulate(Exchange exchange, PermissionQuestion question) {
    PolicySimulation.Answer answer = new PolicySimulation(endpoint.iam()).ask(question);
    exchange.getMessage().setHeader(CleanupReaderConstants.CALLS, answer.calls());
    return answer.refused();
  }

  private DeadLetterQueue deadLetters(Input input) {
    return DeadLetterQueue.of(endpoint.sqs(), queue(input));
  }

  private static String queue(Input input) {
    return input.header(CleanupReaderConstants.QUEUE, String.class);
  }
}
