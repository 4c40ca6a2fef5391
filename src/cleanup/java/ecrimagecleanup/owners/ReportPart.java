package ecrimagecleanup.owners;

import ecrimagecleanup.sweep.PlanHeader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a report that is sent.
 *
 * @param toTopic whether it goes to the topic, and otherwise to the webhook
 * @param time when the report was due
 * @param number its number among those of the topic, from 1
 * @param text what is sent
 */
public record ReportPart(boolean toTopic, Instant time, int number, String text) {
  /**
   * Half of what Slack takes, and less than Teams takes.
   *
   * @see <a href="https://docs.slack.dev/changelog/2018-truncating-really-long-messages/">Slack</a>
   */
  static final int MOST_OF_WEBHOOK = 20_000;

  /** A character has at most three bytes in a text of these, and a topic takes 256 KiB. */
  static final int MOST_OF_TOPIC = 80_000;

  /** Two minutes, of which rounding leaves more than one: a schedule cannot lie in the past. */
  private static final Duration SOON = Duration.ofMinutes(2);

  /**
   * The parts of a report for who receives it.
   *
   * @param due when the report was due
   */
  public static List<ReportPart> of(
      PlanHeader header, OwnerReports reports, boolean webhook, boolean topic, Instant due) {
    ReportText text = new ReportText(header, reports.tag());
    List<ReportPart> parts = new ArrayList<>();
    if (webhook) {
      add(parts, new ReportParts(text, MOST_OF_WEBHOOK).of(reports), false, due);
    }
    if (topic) {
      add(parts, new ReportParts(text, MOST_OF_TOPIC).of(reports), true, due);
    }
    return parts;
  }

  /** Whether a text is that of a part of a report. */
  public static boolean isText(String text) {
    return text.startsWith(ReportText.TITLE);
  }

  private static void add(
      List<ReportPart> parts, List<String> texts, boolean toTopic, Instant due) {
    int number = 0;
    for (String text : texts) {
      number++;
      parts.add(new ReportPart(toTopic, due, number, text));
    }
  }

  /** The name of the schedule that sends it to the topic. */
  public String scheduleName() {
    return "%s-%d".formatted(ReportClaim.name(time), number);
  }

  /** When a schedule can fire that is made now. */
  public static Instant soon(Instant now) {
    return now.plus(SOON).truncatedTo(ChronoUnit.MINUTES);
  }

  /** What people see of the schedule in the console. */
  public String description() {
    return "Part %d of a report to owners, for the topic".formatted(number);
  }
}
