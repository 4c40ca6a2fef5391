package ecrimagecleanup.component.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.component.CamelFixture;
import ecrimagecleanup.component.ScriptedClient;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleGroupRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleGroupResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;

class DescribeGroupTest {
  private final ScriptedClient<SchedulerClient> scheduler =
      new ScriptedClient<>(SchedulerClient.class);

  @RegisterExtension final CamelFixture camel = new CamelFixture(scheduler.client());

  private Object describe() throws Exception {
    return camel
        .send("eventbridge-scheduler:group?groupName=checks&operation=describeGroup", "", Map.of())
        .getMessage()
        .getBody();
  }

  @Test
  void saysInWhichStateTheGroupIs() throws Exception {
    scheduler.script.willAnswer(GetScheduleGroupResponse.builder().state("DELETING").build());

    assertThat(describe()).isEqualTo(Optional.of("DELETING"));
    assertThat(scheduler.script.requests())
        .containsExactly(GetScheduleGroupRequest.builder().name("checks").build());
  }

  @Test
  void saysThatThereIsNoGroup() throws Exception {
    scheduler.script.willAnswer(ResourceNotFoundException.builder().message("none").build());

    assertThat(describe()).isEqualTo(Optional.empty());
  }
}
