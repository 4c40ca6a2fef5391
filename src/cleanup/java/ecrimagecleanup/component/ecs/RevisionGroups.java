package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Form;
import ecrimagecleanup.component.Input;
import ecrimagecleanup.event.TaskDefinitionArn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lists of revisions that a body brings.
 *
 * @param input the message
 */
record RevisionGroups(Input input) {
  private static final Form<Groups> TEXT =
      new Form<>(
          Groups.class,
          "ARNs of task definitions, with commas between them and semicolons between lists",
          Groups::parse);

  /** The lists as one text. */
  private record Groups(List<List<TaskDefinitionArn>> all) {
    static Groups parse(String text) {
      return new Groups(
          Arrays.stream(text.split(";", -1))
              .map(list -> Arrays.stream(list.split(",", -1)).map(Groups::arn).toList())
              .toList());
    }

    private static TaskDefinitionArn arn(String text) {
      return TaskDefinitionArn.parse(text.strip())
          .orElseThrow(() -> new IllegalArgumentException("It is no ARN."));
    }
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if the body is neither lists of ARNs nor their text
   */
  List<List<TaskDefinitionArn>> read() {
    if (input.message().getBody() instanceof String) {
      return input.body(TEXT).all();
    }
    List<List<TaskDefinitionArn>> groups = new ArrayList<>();
    for (List<?> group : input.bodies(List.class)) {
      List<TaskDefinitionArn> arns = new ArrayList<>();
      for (@Nullable Object arn : group) {
        if (!(arn instanceof TaskDefinitionArn revision)) {
          throw new IllegalArgumentException(
              "%s needs a body of lists of TaskDefinitionArn.".formatted(input.endpoint()));
        }
        arns.add(revision);
      }
      groups.add(List.copyOf(arns));
    }
    return groups;
  }
}
