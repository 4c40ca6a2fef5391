package ecrimagecleanup.sandbox.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ecrimagecleanup.Application;
import ecrimagecleanup.Settings;
import ecrimagecleanup.route.SharedAnswers;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.story.DecisionJournal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * The application with its own routes, components and configuration, on whatever history is played.
 * Nothing in it runs by itself: each message is handed to it. For one thread.
 */
final class SimulatedApplication implements AutoCloseable {
  private static final String QUIET = "org.apache.camel";

  private final class Records extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      present.surroundings().decided(event.getFormattedMessage());
    }
  }

  private final Present present;
  private final ModelQueues queues = new ModelQueues();
  private final Application application;
  private final Records records = new Records();
  private final Map<Logger, Level> levels = new HashMap<>();

  private SimulatedApplication(Present present, Path home, Map<String, String> overrides) {
    this.present = present;
    Map<String, String> settings = new HashMap<>();
    settings.put("cleanup.account-id", World.SHARED_ACCOUNT);
    settings.put("cleanup.region", World.REGION);
    settings.put(
        "cleanup.workloads",
        Cast.ACCOUNTS.stream()
            .map(account -> account + "/" + World.REGION)
            .collect(Collectors.joining(",")));
    settings.put("cleanup.canary-age", "PT26H");
    settings.put("cleanup.instance", "simulation");
    // it waits in real time; the cap that it is cannot be seen on a virtual clock
    settings.put("cleanup.removals-per-second", "1000");
    settings.put("camel.management.enabled", "false");
    settings.putAll(overrides);
    this.application =
        new Application(home, Settings.load(home, Map.of(), settings), present.clock())
            .with("aws2-sqs", queues);
    new PresentClients(present).beans().forEach(application::with);
  }

  /**
   * Starts it.
   *
   * @param home the folder with its routes and configuration
   * @param overrides settings that differ from the configuration
   */
  static SimulatedApplication start(Present present, Path home, Map<String, String> overrides) {
    SimulatedApplication simulated = new SimulatedApplication(present, home, overrides);
    simulated.quieten();
    simulated.application.start();
    simulated.listen();
    return simulated;
  }

  /** Hands a message to the route of a queue. */
  ModelQueues.End deliver(String queue, Message message) throws Exception {
    return queues.deliver(
        queue, message.id(), message.receipt(), message.body(), message.attributes());
  }

  /** What is in memory is gone, as in a process that has just started. */
  void forget() {
    application.bean("sharedAnswers", SharedAnswers.class).forget();
  }

  private void quieten() {
    level(Logger.ROOT_LOGGER_NAME, Level.OFF);
    level(QUIET, Level.OFF);
    level(DecisionJournal.LOGGER, Level.INFO);
  }

  private void level(String name, Level level) {
    Logger logger = logger(name);
    levels.put(logger, logger.getLevel());
    logger.setLevel(level);
  }

  private void listen() {
    Logger decisions = logger(DecisionJournal.LOGGER);
    records.setContext(decisions.getLoggerContext());
    records.start();
    decisions.setAdditive(false);
    decisions.addAppender(records);
  }

  private static Logger logger(String name) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      throw new IllegalStateException("The simulation needs Logback.");
    }
    return context.getLogger(name);
  }

  @Override
  public void close() {
    Logger decisions = logger(DecisionJournal.LOGGER);
    decisions.detachAppender(records);
    decisions.setAdditive(true);
    application.close();
    levels.forEach(Logger::setLevel);
  }
}
