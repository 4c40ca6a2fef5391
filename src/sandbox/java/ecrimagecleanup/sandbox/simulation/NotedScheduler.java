package ecrimagecleanup.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.AwsService;
import java.util.function.Consumer;

/**
 * EventBridge Scheduler, which notes each schedule that is made, or that was there already.
 *
 * @param scheduler carries out the calls
 * @param noted takes what the schedule delivers
 */
record NotedScheduler(AwsService scheduler, Consumer<String> noted) implements AwsService {
  @Override
  public String signingName() {
    return scheduler.signingName();
  }

  @Override
  public JsonNode handle(AwsCall call) {
    try {
      JsonNode answer = scheduler.handle(call);
      note(call);
      return answer;
    } catch (AwsError error) {
      if (error.code().equals("ConflictException")) {
        note(call);
      }
      throw error;
    }
  }

  private void note(AwsCall call) {
    if (call.method().equals("POST")) {
      noted.accept(call.body().at("/Target/Input").asText());
    }
  }
}
