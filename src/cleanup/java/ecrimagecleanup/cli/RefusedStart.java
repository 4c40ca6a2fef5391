package ecrimagecleanup.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import ecrimagecleanup.gateway.PlainSentence;
import ecrimagecleanup.settings.SettingsException;

/**
 * Leaves out what Camel logs when settings do not allow a start: the command ends with the same
 * sentences. Whatever else Camel logs stays.
 */
final class RefusedStart extends Filter<ILoggingEvent> {
  private static final String CAMEL = "org.apache.camel.";

  @Override
  public FilterReply decide(ILoggingEvent event) {
    return event.getLoggerName().startsWith(CAMEL) && isOfSettings(event)
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }

  /** Of a veto Camel logs the message alone. */
  private static boolean isOfSettings(ILoggingEvent event) {
    return event.getFormattedMessage().contains(SettingsException.NO_START)
        || (event.getThrowableProxy() instanceof ThrowableProxy thrown
            && PlainSentence.cause(thrown.getThrowable(), SettingsException.class).isPresent());
  }
}
