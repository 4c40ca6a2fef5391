package ecrimagecleanup.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.ImageDeletionCheckJson;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.SqsBackend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which process received which message, what it scheduled meanwhile, and whether it deleted the
 * message. Safe for several threads.
 */
final class MessageLog implements SqsBackend, FaultInjector {
  private static final String TARGET = "X-Amz-Target";

  /** A message in the hands of a process. */
  private static final class Handling {
    private final String process;
    private final String queue;
    private final JsonNode message;
    private final int receive;
    private final Instant begun;
    private final List<String> scheduled = new ArrayList<>();
    private List<ImageKey> brought = List.of();
    private @Nullable Instant deleted;

    Handling(String process, String queue, JsonNode message, int receive, Instant begun) {
      this.process = process;
      this.queue = queue;
      this.message = message;
      this.receive = receive;
      this.begun = begun;
    }

    String id() {
      return message.path("MessageId").asText();
    }

    String body() {
      return message.path("Body").asText();
    }
  }

  private final SqsBackend queues;
  private final Supplier<Instant> time;
  private final Supplier<String> process;
  private final Function<String, List<ImageKey>> named;
  private final List<Handling> handlings = new ArrayList<>();

  /**
   * @param queues who answers
   * @param time the time of the world
   * @param process the name of the process that runs
   * @param named the images that an event names
   */
  MessageLog(
      SqsBackend queues,
      Supplier<Instant> time,
      Supplier<String> process,
      Function<String, List<ImageKey>> named) {
    this.queues = queues;
    this.time = time;
    this.process = process;
    this.named = named;
  }

  @Override
  public Response forward(
      String method, String path, Map<String, List<String>> headers, byte[] body) {
    Response answer = queues.forward(method, path, headers, body);
    if (answer.status() == 200) {
      switch (operation(headers)) {
        case "ReceiveMessage" -> received(Json.body(body), Json.body(answer.body()));
        case "DeleteMessage" -> deleted(Json.body(body));
        default -> {
          // says nothing of a message
        }
      }
    }
    return answer;
  }

  private static String operation(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(TARGET))
        .flatMap(header -> header.getValue().stream())
        .map(target -> target.substring(target.lastIndexOf('.') + 1))
        .findFirst()
        .orElse("");
  }

  private synchronized void received(JsonNode request, JsonNode answer) {
    String url = request.path("QueueUrl").asText();
    String queue = url.substring(url.lastIndexOf('/') + 1);
    for (JsonNode message : answer.path("Messages")) {
      String id = message.path("MessageId").asText();
      int before = (int) handlings.stream().filter(each -> each.id().equals(id)).count();
      handlings.add(new Handling(process.get(), queue, message, before + 1, time.get()));
    }
  }

  private synchronized void deleted(JsonNode request) {
    String receipt = request.path("ReceiptHandle").asText();
    for (Handling handling : handlings) {
      if (handling.message.path("ReceiptHandle").asText().equals(receipt)) {
        handling.deleted = time.get();
        handling.brought = named.apply(handling.body());
      }
    }
  }

  /** A schedule is asked for by whoever has a message in hand. */
  @Override
  public synchronized Optional<Fault> before(AwsCall call) {
    if (call.service().equals("scheduler") && call.method().equals("POST")) {
      String input = call.body().at("/Target/Input").asText();
      String now = process.get();
      handlings.stream()
          .filter(each -> each.deleted == null && each.process.equals(now))
          .forEach(each -> each.scheduled.add(input));
    }
    return Optional.empty();
  }

  /**
   * Every time that a message was handled.
   *
   * @param records what each process wrote down of its decisions, by its name
   */
  synchronized List<Chronicle.Handled> handled(Map<String, List<JsonNode>> records) {
    Map<Handling, List<JsonNode>> written = new HashMap<>();
    handlings.forEach(each -> written.put(each, new ArrayList<>()));
    handlings.stream()
        .collect(Collectors.groupingBy(each -> List.of(each.process, each.id())))
        .values()
        .forEach(same -> deal(same, records, written));
    return handlings.stream()
        .map(each -> handled(each, written.getOrDefault(each, List.of())))
        .toList();
  }

  /**
   * A process can receive one message several times, when its visibility ended too early. What it
   * wrote down of an image is dealt out one by one, to those first that deleted the message; what
   * is too much goes to the first.
   */
  private static void deal(
      List<Handling> same,
      Map<String, List<JsonNode>> records,
      Map<Handling, List<JsonNode>> written) {
    List<Handling> doneFirst =
        same.stream().sorted(Comparator.comparing(each -> each.deleted == null)).toList();
    Map<String, Integer> dealt = new HashMap<>();
    for (JsonNode record : records.getOrDefault(same.get(0).process, List.of())) {
      if (isOf(record, same.get(0).body())) {
        String kind = record.path("record").asText() + record.path("digest").asText();
        int number = dealt.merge(kind, 1, Integer::sum) - 1;
        Handling one = doneFirst.get(number < doneFirst.size() ? number : 0);
        written.getOrDefault(one, new ArrayList<>()).add(record);
      }
    }
  }

  private Chronicle.Handled handled(Handling one, List<JsonNode> written) {
    return new Chronicle.Handled(
        one.queue,
        one.id(),
        one.body(),
        one.begun,
        one.deleted == null ? time.get() : one.deleted,
        one.receive,
        one.deleted == null ? "not deleted" : Chronicle.DELETED,
        List.copyOf(written),
        List.copyOf(one.scheduled),
        one.brought);
  }

  /** Who had a message in hand, for whoever looks for what went wrong with it. */
  synchronized List<String> about(String text) {
    return handlings.stream()
        .filter(each -> text.contains(each.id()))
        .map(
            each ->
                "%s received %s at %s, %s"
                    .formatted(
                        each.process,
                        each.id(),
                        each.begun,
                        each.deleted == null ? "did not delete it" : "deleted it"))
        .toList();
  }

  /** Whether a record is of the check that a message asks for. */
  private static boolean isOf(JsonNode record, String body) {
    return body.contains(record.path("digest").asText())
        && body.contains("\"due\":\"" + record.path("due").asText() + "\"")
        && ImageDeletionCheckJson.read(body)
            .cause()
            .identity()
            .equals(record.path("cause").asText());
  }
}
