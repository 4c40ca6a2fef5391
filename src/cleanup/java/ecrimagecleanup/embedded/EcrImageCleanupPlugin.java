package ecrimagecleanup.embedded;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/**
 * Brings the routes of the application into every Camel context that wants them. Camel finds it on
 * the class path; a context wants the routes if it has the setting {@code cleanup.account-id}, or
 * says so by {@code cleanup.enabled}.
 */
public final class EcrImageCleanupPlugin implements ContextServicePlugin {

  /** Camel only logs what is thrown here: what can go wrong is done when the context starts. */
  @Override
  public void load(CamelContext context) {
    context.addLifecycleStrategy(new StartInContext());
  }
}
