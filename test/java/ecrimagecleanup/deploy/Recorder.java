package ecrimagecleanup.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsService;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Writes down what IAM is asked about every call, and holds up the first message until it is held
 * back from its queue for longer: that, too, is a call of the application. Safe for several
 * threads.
 */
final class Recorder implements FaultInjector {
  private static final long PATIENCE_SECONDS = 20;

  private final AwsService ecr;
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();
  private final CountDownLatch extended;

  /**
   * @param takesMessages whether what is recorded takes messages
   */
  Recorder(AwsService ecr, boolean takesMessages) {
    this.ecr = ecr;
    this.extended = new CountDownLatch(takesMessages ? 1 : 0);
  }

  Set<Call> calls() {
    return Set.copyOf(calls);
  }

  @Override
  public Optional<Fault> before(AwsCall call) {
    Calls.of(call).stream().map(each -> withTags(call, each)).forEach(calls::add);
    if (call.operation().startsWith("ChangeMessageVisibility")) {
      extended.countDown();
    } else if (call.operation().equals("DescribeImages")) {
      awaitExtension();
    }
    return Optional.empty();
  }

  private void awaitExtension() {
    try {
      if (!extended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("No message was held back for longer.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** IAM knows the tags of the repository in question. */
  private Call withTags(AwsCall asked, Call call) {
    if (!asked.service().equals("ecr") || call.resource().endsWith("*")) {
      return call;
    }
    AwsCall question =
        new AwsCall(
            asked.accountId(),
            asked.region(),
            "ecr",
            "ListTagsForResource",
            "POST",
            "/",
            Map.of(),
            Json.object().put("resourceArn", call.resource()));
    Map<String, String> context = new HashMap<>(call.context());
    for (JsonNode tag : ecr.handle(question).path("tags")) {
      context.put("aws:ResourceTag/" + tag.path("Key").asText(), tag.path("Value").asText());
    }
    return new Call(call.by(), call.action(), call.resource(), Map.copyOf(context));
  }
}
