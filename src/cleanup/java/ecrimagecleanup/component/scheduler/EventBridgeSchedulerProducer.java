package ecrimagecleanup.component.scheduler;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.check.PendingSearch;
import ecrimagecleanup.check.Schedule;
import ecrimagecleanup.component.AwsProducer;
import ecrimagecleanup.component.Form;
import ecrimagecleanup.component.Input;
import ecrimagecleanup.component.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;

/**
 * Does one {@link EventBridgeSchedulerOperation}. A schedule that is there already, or gone
 * already, is no error but a header; other exceptions of AWS stay as they are.
 */
final class EventBridgeSchedulerProducer extends AwsProducer {
  /**
   * The most schedules that ListSchedules puts on a page.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListSchedules.html">ListSchedules</a>
   */
  static final int PAGE_SIZE = 100;

  private final EventBridgeSchedulerEndpoint endpoint;
  private final EventBridgeSchedulerConfiguration options;
  private final EventBridgeSchedulerOperation operation;

  EventBridgeSchedulerProducer(EventBridgeSchedulerEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.options = endpoint.getConfiguration();
    this.operation = endpoint.operation();
  }

  @Override
  public void process(Exchange exchange) {
    Input input = input(exchange);
    switch (operation) {
      case createSchedule ->
          exchange.getMessage().setHeader(EventBridgeSchedulerConstants.CREATED, create(input));
      case listSchedules -> exchange.getMessage().setBody(list(input));
      case listFewSchedules -> exchange.getMessage().setBody(listFew());
      case describeSchedule -> exchange.getMessage().setBody(describe(input));
      case deleteSchedule ->
          exchange.getMessage().setHeader(EventBridgeSchedulerConstants.DELETED, delete(input));
      case describeGroup -> exchange.getMessage().setBody(describeGroup());
    }
  }

  private boolean create(Input input) {
    ScheduleRequest schedule =
        new ScheduleRequest(
            input.header(EventBridgeSchedulerConstants.NAME, SchedulerNames.FORM),
            input.header(EventBridgeSchedulerConstants.AT, Form.INSTANT),
            input.optionalHeader(EventBridgeSchedulerConstants.DESCRIPTION, String.class),
            input.body(String.class));
    try {
      client().createSchedule(schedule.toRequest(options));
      return true;
    } catch (ConflictException e) {
      return false;
    }
  }

  private List<String> list(Input input) {
    Optional<PendingSearch> search =
        input.optionalHeader(EventBridgeSchedulerConstants.NAME_PREFIX, SchedulerNames.SEARCH);
    List<String> names = new ArrayList<>(list(search, search.map(PendingSearch::prefix)));
    // No name of another image ends the search.
    if (!isAtTheEnd(search, names)) {
      search.stream()
          .flatMap(one -> one.others().stream())
          .forEach(other -> names.addAll(list(Optional.empty(), Optional.of(other))));
    }
    return names;
  }

  private Optional<List<String>> listFew() {
    Pages.Page<String> first = page(Optional.empty(), null);
    return Optional.of(first.items())
        .filter(unused -> first.nextToken() == null || first.nextToken().isEmpty());
  }

  private List<String> list(Optional<PendingSearch> search, Optional<String> prefix) {
    return Pages.<String>readAll(
            "the schedules " + prefix.orElse("of " + options.getGroupName()),
            token -> upToTheEnd(search, page(prefix, token)))
        .items();
  }

  private static Pages.Page<String> upToTheEnd(
      Optional<PendingSearch> search, Pages.Page<String> page) {
    return isAtTheEnd(search, page.items()) ? new Pages.Page<>(page.items(), null) : page;
  }

  private static boolean isAtTheEnd(Optional<PendingSearch> search, List<String> names) {
    return search.filter(one -> names.stream().anyMatch(one::endsWith)).isPresent();
  }

  private Pages.Page<String> page(Optional<String> prefix, @Nullable String token) {
    ListSchedulesResponse response =
        client()
            .listSchedules(
                ListSchedulesRequest.builder()
                    .groupName(options.getGroupName())
                    .namePrefix(prefix.orElse(null))
                    .maxResults(PAGE_SIZE)
                    .nextToken(token)
                    .build());
    return new Pages.Page<>(
        response.schedules().stream().map(ScheduleSummary::name).toList(), response.nextToken());
  }

  private Optional<Schedule> describe(Input input) {
    GetScheduleRequest request =
        GetScheduleRequest.builder()
            .groupName(options.getGroupName())
            .name(input.header(EventBridgeSchedulerConstants.NAME, SchedulerNames.FORM))
            .build();
    try {
      return Optional.of(ScheduleMapping.toSchedule(client().getSchedule(request)));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  private Optional<String> describeGroup() {
    try {
      return Optional.of(
          requireNonNullElse(
              client()
                  .getScheduleGroup(request -> request.name(options.getGroupName()))
                  .stateAsString(),
              "without a state"));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  private boolean delete(Input input) {
    try {
      client()
          .deleteSchedule(
              DeleteScheduleRequest.builder()
                  .groupName(options.getGroupName())
                  .name(input.header(EventBridgeSchedulerConstants.NAME, SchedulerNames.FORM))
                  .build());
      return true;
    } catch (ResourceNotFoundException e) {
      return false;
    }
  }

  private SchedulerClient client() {
    return endpoint.clients().client();
  }
}
