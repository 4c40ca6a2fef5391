package ecrimagecleanup.sweep;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.message.MalformedMessageException;
import ecrimagecleanup.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The message that asks for a sweep: of all repositories, which becomes one for each that has opted
 * in, or of one repository.
 *
 * @param time when the sweep began; it only gives the checks their names, what they decide by is
 *     read and timed when the message is handled
 * @param repository the repository; empty for all
 */
public record Sweep(Instant time, Optional<Repository> repository) {
  private static final int VERSION = 1;
  private static final int NEWEST_READABLE = VERSION + 1;

  /** Two minutes, of which rounding leaves more than one: a schedule cannot lie in the past. */
  private static final Duration SOON = Duration.ofMinutes(2);

  /** Over which time the repositories of a sweep are spread. */
  public static final Duration SPREAD = Duration.ofHours(2);

  /** How far apart the groups of a sweep come. A group shares what is read of all accounts. */
  private static final Duration APART = Duration.ofMinutes(15);

  /** A sweep of all repositories. */
  public static Sweep ofAll(Instant time) {
    return new Sweep(time, Optional.empty());
  }

  /** The part of the sweep that one repository is. */
  public Sweep of(Repository one) {
    return new Sweep(time, Optional.of(one));
  }

  /**
   * The name of the schedule that sends the message: the same for a day, in UTC, so that instances
   * whose clocks strike at the same time start one sweep together.
   */
  public String scheduleName() {
    return "sweep-"
        + day(time)
        + repository.map(one -> "-" + ScheduleName.prefix(one).replace("-", "")).orElse("");
  }

  /** When the schedule fires that is made now: repositories some at a time. */
  public Instant at(Instant now) {
    long group = repository.isEmpty() ? 0 : Spread.part(scheduleName(), SPREAD.dividedBy(APART));
    return now.plus(SOON).plus(APART.multipliedBy(group)).truncatedTo(ChronoUnit.MINUTES);
  }

  /** When its message comes if nothing is late. That of all has passed it on by then. */
  public Instant due() {
    return at(repository.isEmpty() ? time : time.plus(SOON));
  }

  /** The day of a sweep, in UTC, as it stands in names. */
  static String day(Instant time) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(time.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /** The message. */
  public String toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", VERSION).put("time", time.toString());
    repository.ifPresent(
        one ->
            json.put("accountId", one.registry().accountId())
                .put("region", one.registry().region())
                .put("repository", one.name()));
    return json.toString();
  }

  /** What people see of it in the console: {@code A sweep of all repositories}, or of one. */
  public String description() {
    return "A sweep of " + repository.map(Repository::toString).orElse("all repositories");
  }

  /**
   * Reads a message; this version and the next, whose new fields it does not know.
   *
   * @throws MalformedMessageException if it is not one, or of a version that is not known
   */
  public static Sweep read(String body) {
    Message message = Message.parseDelivered(body);
    message.requireVersion("sweep", NEWEST_READABLE);
    try {
      Sweep all = ofAll(message.time("time"));
      return message.json().path("repository").isMissingNode() ? all : all.of(repository(message));
    } catch (IllegalArgumentException e) {
      // Sentences of the records' constructors; none quotes what it refuses.
      throw new MalformedMessageException("The sweep is not valid: " + e.getMessage());
    }
  }

  private static Repository repository(Message message) {
    return new Repository(
        new Registry(message.text("accountId"), message.text("region")),
        message.text("repository"));
  }
}
