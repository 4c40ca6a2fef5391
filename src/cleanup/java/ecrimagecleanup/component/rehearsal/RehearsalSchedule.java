package ecrimagecleanup.component.rehearsal;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.rehearsal.RunId;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

/**
 * The schedule of a rehearsal, in the default group. It is disabled, due in 2099, and names a queue
 * that does not exist: nobody ever receives its input.
 *
 * @param client the client
 * @param place the account and region
 * @param name its name
 */
record RehearsalSchedule(SchedulerClient client, Registry place, String name) {
  private static final String GROUP = "default";
  private static final String CREATED = "created";

  /**
   * @throws IllegalArgumentException if the name is not one of a rehearsal
   */
  RehearsalSchedule {
    if (!RunId.isName(name)) {
      throw new IllegalArgumentException(
          "A rehearsal touches no schedule but %s.".formatted(RunId.GRAMMAR));
    }
  }

  /**
   * Creates it: {@code created}, or why EventBridge Scheduler finds that invalid.
   *
   * @throws UnusableAnswerException if there is one already
   */
  String create(String roleArn, String input) {
    String queue =
        "arn:%s:sqs:%s:%s:%s".formatted(place.partition(), place.region(), place.accountId(), name);
    try {
      client.createSchedule(
          request ->
              request
                  .name(name)
                  .groupName(GROUP)
                  .state(ScheduleState.DISABLED)
                  .scheduleExpression("at(2099-01-01T00:00:00)")
                  .actionAfterCompletion(ActionAfterCompletion.DELETE)
                  .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                  .target(target -> target.arn(queue).roleArn(roleArn).input(input)));
      return CREATED;
    } catch (ValidationException e) {
      return requireNonNullElse(e.awsErrorDetails().errorMessage(), "invalid");
    } catch (ConflictException e) {
      throw new UnusableAnswerException("There is a schedule %s already.".formatted(name));
    }
  }

  String delete() {
    try {
      client.deleteSchedule(request -> request.name(name).groupName(GROUP));
    } catch (ResourceNotFoundException e) {
      // It was never made, or an earlier start has deleted it.
      return name;
    }
    return name;
  }
}
