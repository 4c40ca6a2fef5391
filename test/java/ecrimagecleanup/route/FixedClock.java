package ecrimagecleanup.route;

import ecrimagecleanup.bean.ApplicationClock;
import java.time.Clock;
import java.time.ZoneOffset;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;

/** Binds the clock before the routes are loaded. */
public final class FixedClock implements CamelConfiguration {
  @Override
  public void configure(CamelContext camelContext) {
    camelContext
        .getRegistry()
        .bind(ApplicationClock.BEAN, Clock.fixed(RouteTest.NOW, ZoneOffset.UTC));
  }
}
