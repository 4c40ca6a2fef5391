package ecrimagecleanup.component.ecs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.component.Pages;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.component.WorkloadAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Target;

/**
 * Reads the task definitions that the schedules of a workload start, enabled or not: those whose
 * target is a cluster, and those that call ECS themselves.
 *
 * @param client the client
 * @param workload the workload
 * @param started where to put them
 */
record ScheduleTargetsReader(
    SchedulerClient client, WorkloadAccount workload, StartedRevisions started) {
  /**
   * The most schedules on a page.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListSchedules.html">ListSchedules</a>
   */
  static final int PAGE_SIZE = 100;

  /** How many schedules of a workload are listed; one call for each that starts tasks. */
  static final int MOST_SCHEDULES = 50_000;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CALL_OF_ECS =
      Pattern.compile("arn:aws[a-z-]*:scheduler:::aws-sdk:ecs:.*");
  private static final Pattern STARTS_TASK = Pattern.compile(".*:(?:runTask|startTask)");

  /**
   * Reads them.
   *
   * @throws UnusableAnswerException if something cannot be read
   */
  void read() {
    List<ScheduleSummary> ofEcs = new ArrayList<>();
    int[] listed = {0};
    Pages.<ScheduleSummary>readEach(
        "the schedules of " + workload,
        token -> {
          ListSchedulesResponse page =
              client.listSchedules(request -> request.maxResults(PAGE_SIZE).nextToken(token));
          return new Pages.Page<>(page.schedules(), page.nextToken());
        },
        schedule -> {
          if (++listed[0] > MOST_SCHEDULES) {
            throw new UnusableAnswerException(
                "It has more than %d schedules.".formatted(MOST_SCHEDULES));
          }
          if (schedule.target() == null || isOfEcs(schedule.target().arn())) {
            ofEcs.add(schedule);
          }
        });
    ofEcs.forEach(this::describe);
  }

  private static boolean isOfEcs(@Nullable String arn) {
    return arn == null || RuleTargetsReader.isCluster(arn) || CALL_OF_ECS.matcher(arn).matches();
  }

  private void describe(ScheduleSummary schedule) {
    try {
      GetScheduleResponse described =
          client.getSchedule(
              request -> request.groupName(schedule.groupName()).name(schedule.name()));
      add(described.target(), "schedule " + schedule.arn());
    } catch (ResourceNotFoundException e) {
      // It was deleted since it was listed, and starts nothing any more.
    }
  }

  private void add(@Nullable Target target, String by) {
    if (target == null || !isOfEcs(target.arn())) {
      throw new UnusableAnswerException("EventBridge Scheduler shows no target of the " + by);
    }
    if (target.ecsParameters() != null) {
      started.add(workload, target.ecsParameters().taskDefinitionArn(), by);
      return;
    }
    Optional<String> named = named(target.input(), by);
    // One that calls ECS for something else, such as to scale a service, names none.
    if (named.isPresent() || STARTS_TASK.matcher(target.arn()).matches()) {
      started.add(workload, named.orElse(null), by);
    } else if (!CALL_OF_ECS.matcher(target.arn()).matches()) {
      started.add(workload, null, by);
    }
  }

  /** The task definition in the input of a call; names of its fields are written in two ways. */
  private static Optional<String> named(@Nullable String input, String by) {
    try {
      JsonNode json = JSON.readTree(input == null ? "{}" : input);
      return Stream.of("TaskDefinition", "taskDefinition")
          .map(json::path)
          .filter(field -> !field.isMissingNode())
          .map(JsonNode::asText)
          .findFirst();
    } catch (JsonProcessingException e) {
      throw new UnusableAnswerException("The input of the %s cannot be read.".formatted(by), e);
    }
  }
}
