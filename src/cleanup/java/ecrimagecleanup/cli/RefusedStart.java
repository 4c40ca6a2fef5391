package ecrimagecleanup.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import ecrimagecleanup.gateway.PlainSentence;
import ecrimagecleanup.settings.SettingsException;

/**
 * Leaves out what Camel logs when settings or an edited route do not allow a start: the command
 * ends with the same sentences. Whatever else Camel logs stays.
 */
final class RefusedStart extends Filter<ILoggingEvent> {
  private static final String CAMEL = "org.apache.camel.impl.engine.AbstractCamelContext";
  private static final String NO_ROUTES = "The routes of ecr-image-cleanup cannot be ";

  @Override
  public FilterReply decide(ILoggingEvent event) {
    return event.getLoggerName().equals(CAMEL) && isSaidAtTheEnd(event)
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }

  /** Of a veto Camel logs the message alone. */
  private static boolean isSaidAtTheEnd(ILoggingEvent event) {
    String message = event.getFormattedMessage();
    return message.contains(SettingsException.NO_START)
        || message.contains(NO_ROUTES)
        || (event.getThrowableProxy() instanceof ThrowableProxy thrown
            && isSaidAtTheEnd(thrown.getThrowable()));
  }

  private static boolean isSaidAtTheEnd(Throwable thrown) {
    return PlainSentence.cause(thrown, SettingsException.class).isPresent()
        || PlainSentence.ofRoute(thrown).isPresent();
  }
}
