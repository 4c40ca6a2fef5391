package ecrimagecleanup.route;

import ecrimagecleanup.bean.ApplicationClock;
import ecrimagecleanup.sandbox.WorldClock;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;

/** Binds a clock that a test moves, before the routes are loaded. */
public final class MovingClock implements CamelConfiguration {
  @Override
  public void configure(CamelContext camelContext) {
    camelContext.getRegistry().bind(ApplicationClock.BEAN, new WorldClock(RouteTest.NOW));
  }

  static WorldClock of(CamelContext context) {
    return CamelContextHelper.mandatoryLookup(context, ApplicationClock.BEAN, WorldClock.class);
  }
}
