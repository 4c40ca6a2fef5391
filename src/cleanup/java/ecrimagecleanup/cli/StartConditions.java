package ecrimagecleanup.cli;

import ecrimagecleanup.component.reader.CleanupReaderConstants;
import ecrimagecleanup.doctor.Caller;
import ecrimagecleanup.doctor.Queue;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be there for {@code run} to start at all: without it no message would ever be handled
 * right, however long it runs. What may heal, such as a throttled call, a network or a permission,
 * stops nothing.
 *
 * @param gateway calls the endpoints
 * @param settings the settings
 */
record StartConditions(Gateway gateway, Settings settings) {
  private static final Logger LOG = LoggerFactory.getLogger(StartConditions.class);

  private static final List<String> QUEUES =
      List.of(
          "cleanup.events-queue",
          "cleanup.task-events-queue",
          "cleanup.checks-queue",
          "cleanup.sweeps-queue");

  /**
   * Looks at all of them.
   *
   * @throws SettingsException if one can never be met, with a sentence for each
   */
  void require() {
    List<String> mistakes = new ArrayList<>();
    unlessItMayHeal("the caller", this::wrongAccount).ifPresent(mistakes::add);
    List<String> given =
        QUEUES.stream().filter(queue -> !settings.require(queue).isEmpty()).toList();
    for (String queue : given) {
      unlessItMayHeal("the queue of " + queue, () -> noQueue(queue)).ifPresent(mistakes::add);
    }
    unlessItMayHeal("the schedule group", this::noScheduleGroup).ifPresent(mistakes::add);
    if (!mistakes.isEmpty()) {
      throw new SettingsException(mistakes);
    }
  }

  private static Optional<String> unlessItMayHeal(String what, Supplier<Optional<String>> mistake) {
    try {
      return mistake.get();
    } catch (RuntimeException e) {
      LOG.warn(
          "Before the start {} could not be looked at; the application starts all the same. {}",
          what,
          CaughtFailure.sentence(e));
      return Optional.empty();
    }
  }

  private Optional<String> wrongAccount() {
    String account = settings.require("cleanup.account-id");
    Caller caller = gateway.ask(Endpoint.DESCRIBE_CALLER, "", Caller.class);
    return caller.accountId().equals(account)
        ? Optional.empty()
        : Optional.of(
            "The credentials are of account %s, but cleanup.account-id is %s. Use credentials of the shared account, or correct cleanup.account-id."
                .formatted(caller.accountId(), account));
  }

  private Optional<String> noQueue(String setting) {
    String name = settings.require(setting);
    return gateway
            .find(
                Endpoint.DESCRIBE_QUEUE,
                "",
                Map.of(CleanupReaderConstants.QUEUE, name),
                Queue.class)
            .isPresent()
        ? Optional.empty()
        : Optional.of(
            "There is no queue %s in the account of the credentials and %s. Create it, or correct %s or cleanup.region."
                .formatted(name, settings.require("cleanup.region"), setting));
  }

  private Optional<String> noScheduleGroup() {
    return gateway.find(Endpoint.DESCRIBE_SCHEDULE_GROUP, "", Map.of(), String.class).isPresent()
        ? Optional.empty()
        : Optional.of(
            "EventBridge Scheduler has no schedule group %s in the account of the credentials and %s. Create it, or correct cleanup.schedule-group or cleanup.region."
                .formatted(
                    settings.require("cleanup.schedule-group"),
                    settings.require("cleanup.region")));
  }
}
