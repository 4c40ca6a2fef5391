package ecrimagecleanup.metric;

import java.util.List;

/**
 * Every metric of the application: its name, what it says, and its labels. All of them have the
 * label {@value #CONTEXT} besides, which is the name of the Camel context.
 *
 * @see <a href="https://prometheus.io/docs/practices/naming/">Metric and label naming</a>
 */
public enum Metric {
  EVENTS(
      Type.COUNTER,
      "cleanup.events",
      "Events taken from the queues of events, by what they report; a message that comes again"
          + " counts again.",
      "kind"),
  EVENT_IMAGES(
      Type.COUNTER,
      "cleanup.event.images",
      "Images that these events name: checked later, skipped because they do not exist or their"
          + " repository has not opted in, or ignored because the registry is not of"
          + " cleanup.registries.",
      "outcome"),
  CHECKS(
      Type.COUNTER,
      "cleanup.checks",
      "Decisions on images, by the question of the decision table that decided; none for remove.",
      "decision",
      "question"),
  IMAGES_REMOVED(
      Type.COUNTER,
      "cleanup.images.removed",
      "Removals that ECR was asked for, by what became of them.",
      "action",
      "outcome"),
  BYTES_FREED(
      Type.COUNTER,
      "cleanup.bytes.freed",
      "Bytes of deleted images, as ECR gives their sizes. Layers that other images share stay."),
  IMAGES_NOMINATED(
      Type.COUNTER,
      "cleanup.images.nominated",
      "Images that sweeps found unused and scheduled a check for."),
  AWS_CALLS(
      Type.COUNTER,
      "cleanup.aws.calls",
      "Calls of AWS. refused is an answer of 4xx, such as that something exists or does not exist;"
          + " retried is an attempt after the first.",
      "service",
      "operation",
      "outcome"),
  BRAKE_ENGAGED(
      Type.GAUGE,
      "cleanup.brake.engaged",
      "1 if the operator's brake holds all removals, 0 if not, as it was read last. Events that hold"
          + " removals are not in it."),
  COVERAGE_COMPLETE(
      Type.GAUGE,
      "cleanup.coverage.complete",
      "1 if the AWS Config aggregator covers every workload, 0 if not or if it could not be read, by"
          + " the last reading."),
  EVIDENCE_AGE(
      Type.GAUGE,
      "cleanup.evidence.age.seconds",
      "Seconds since the last answer of a source of evidence was read. Sources are read only for"
          + " checks, sweeps and plans.",
      "source"),
  OLDEST_MESSAGE(
      Type.GAUGE,
      "cleanup.oldest.message.seconds",
      "Age of the message that was taken last, when it was taken: since the event, or since the check"
          + " or the sweep of a repository was due.",
      "queue"),
  DEAD_LETTERS(
      Type.GAUGE,
      "cleanup.dead.letters",
      "Messages in the dead-letter queue of a queue, about, as SQS counts them.",
      "queue"),
  LAST_SWEEP(
      Type.GAUGE,
      "cleanup.last.sweep.timestamp.seconds",
      "When this instance last finished the sweep of a repository, in seconds since 1970.");

  /** How a metric behaves. */
  public enum Type {
    /** It only grows, and starts at 0 with the process. */
    COUNTER,
    /** It is as it was measured last, and NaN before that. */
    GAUGE
  }

  /** The label that every metric has, as Camel gives it to its own. */
  public static final String CONTEXT = "camelContext";

  private final Type type;
  private final String id;
  private final String help;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that nobody can change.
  private final List<String> labels;

  Metric(Type type, String id, String help, String... labels) {
    this.type = type;
    this.id = id;
    this.help = help;
    this.labels = List.of(labels);
  }

  public Type type() {
    return type;
  }

  /** The name by which Micrometer knows it, such as {@code cleanup.events}. */
  public String id() {
    return id;
  }

  /** What it says, in a sentence. */
  public String help() {
    return help;
  }

  /** Its labels, without the one that all have. */
  public List<String> labels() {
    return labels;
  }

  /** The name by which Prometheus knows it, such as {@code cleanup_events_total}. */
  public String exposedName() {
    return id.replace('.', '_') + (type == Type.COUNTER ? "_total" : "");
  }
}
