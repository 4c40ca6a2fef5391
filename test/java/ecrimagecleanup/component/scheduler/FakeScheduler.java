package ecrimagecleanup.component.scheduler;

import ecrimagecleanup.component.Script;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.GetScheduleGroupRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleGroupResponse;
import software.amazon.awssdk.services.scheduler.model.GetScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;

/** An EventBridge Scheduler that answers from a script. */
final class FakeScheduler implements SchedulerClient {
  final Script script = new Script();
  boolean closed;

  @Override
  public CreateScheduleResponse createSchedule(CreateScheduleRequest request) {
    return script.next(request, CreateScheduleResponse.class);
  }

  @Override
  public ListSchedulesResponse listSchedules(ListSchedulesRequest request) {
    return script.next(request, ListSchedulesResponse.class);
  }

  @Override
  public GetScheduleResponse getSchedule(GetScheduleRequest request) {
    return script.next(request, GetScheduleResponse.class);
  }

  @Override
  public DeleteScheduleResponse deleteSchedule(DeleteScheduleRequest request) {
    return script.next(request, DeleteScheduleResponse.class);
  }

  @Override
  public GetScheduleGroupResponse getScheduleGroup(GetScheduleGroupRequest request) {
    return script.next(request, GetScheduleGroupResponse.class);
  }

  @Override
  public String serviceName() {
    return "scheduler";
  }

  @Override
  public void close() {
    closed = true;
  }
}
