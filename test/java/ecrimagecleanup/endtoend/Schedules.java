package ecrimagecleanup.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;

/** The schedules that wait in the group of an installation. */
final class Schedules {
  private static final String GROUP = "image-deletion-checks";

  private final Installation installation;

  Schedules(Installation installation) {
    this.installation = installation;
  }

  /** The names of all of them. */
  List<String> names() {
    try (SchedulerClient scheduler = installation.client(SchedulerClient.builder())) {
      return scheduler
          .listSchedulesPaginator(request -> request.groupName(GROUP))
          .schedules()
          .stream()
          .map(ScheduleSummary::name)
          .toList();
    }
  }

  /** The names of the checks that sweeps have scheduled. */
  List<String> ofSweeps() {
    return names().stream().filter(name -> name.matches("[0-9a-f]{16}-sweep-.*")).sorted().toList();
  }

  /** The images that sweeps have nominated. */
  List<String> nominated() {
    List<String> images = new ArrayList<>();
    ofSweeps().forEach(name -> images.addAll(images(name)));
    return images;
  }

  /** The images that a check names. */
  List<String> images(String name) {
    return StreamSupport.stream(input(name).path("images").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /** What a schedule delivers. */
  private JsonNode input(String name) {
    try (SchedulerClient scheduler = installation.client(SchedulerClient.builder())) {
      return DecisionLog.parse(
          scheduler.getSchedule(request -> request.groupName(GROUP).name(name)).target().input());
    }
  }
}
