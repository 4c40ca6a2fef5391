package ecrimagecleanup.route;

import ecrimagecleanup.bean.ApplicationClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;

/** Binds a clock that a test moves, before the routes are loaded. */
public final class MovingClock extends Clock implements CamelConfiguration {
  private volatile Instant now = RouteTest.NOW;

  @Override
  public void configure(CamelContext camelContext) {
    camelContext.getRegistry().bind(ApplicationClock.BEAN, this);
  }

  static MovingClock of(CamelContext context) {
    return CamelContextHelper.mandatoryLookup(context, ApplicationClock.BEAN, MovingClock.class);
  }

  synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("It tells the time in UTC.");
  }
}
