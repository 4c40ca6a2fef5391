package ecrimagecleanup.bean;

import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** When sweeps begin. Stateless. */
public final class SweepTimes {
  private final String cron;

  /**
   * @param cron a cron expression of Quartz, in UTC; empty if no sweep is planned
   */
  public SweepTimes(String cron) {
    this.cron = cron;
  }

  /**
   * The next one after a time; empty if none is planned.
   *
   * @throws IllegalArgumentException if the expression is none
   */
  public Optional<Instant> after(Instant time) {
    if (cron.isBlank()) {
      return Optional.empty();
    }
    try {
      CronExpression expression = new CronExpression(cron);
      expression.setTimeZone(TimeZone.getTimeZone("UTC"));
      return Optional.ofNullable(expression.getNextValidTimeAfter(Date.from(time)))
          .map(Date::toInstant);
    } catch (ParseException e) {
      throw new IllegalArgumentException("cleanup.sweep-cron is no cron expression.", e);
    }
  }
}
