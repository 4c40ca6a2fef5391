package ecrimagecleanup.bean;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.jspecify.annotations.Nullable;

/**
 * The one clock that everything reads: the bean named {@value #BEAN} of the registry if there is
 * one, as in tests and in the sandbox, and otherwise the system's.
 */
public final class ApplicationClock extends Clock implements CamelContextAware {
  /** The name of the bean that is read in place of the system's clock. */
  public static final String BEAN = "cleanupTime";

  private final Clock system = Clock.systemUTC();
  private @Nullable CamelContext camelContext;

  @Override
  public @Nullable CamelContext getCamelContext() {
    return camelContext;
  }

  @Override
  public void setCamelContext(CamelContext camelContext) {
    this.camelContext = camelContext;
  }

  private Clock clock() {
    if (camelContext == null) {
      throw new IllegalStateException("The clock belongs to no Camel context.");
    }
    Clock bean = camelContext.getRegistry().lookupByNameAndType(BEAN, Clock.class);
    return bean == null ? system : bean;
  }

  @Override
  public Instant instant() {
    return clock().instant();
  }

  @Override
  public ZoneId getZone() {
    return clock().getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return clock().withZone(zone);
  }
}
