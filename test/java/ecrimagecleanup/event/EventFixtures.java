package ecrimagecleanup.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The sample events, as they are and with changes. */
public final class EventFixtures {
  public static final TaskDefinitionArn ORDERS_41 =
      new TaskDefinitionArn("aws", "eu-central-1", "111122223333", "orders", 41);
  public static final TaskDefinitionArn ORDERS_42 =
      new TaskDefinitionArn("aws", "eu-central-1", "111122223333", "orders", 42);

  static final String DEREGISTER = "deregister-task-definition.cloudtrail.json";
  static final String DELETE = "delete-task-definitions.cloudtrail.json";
  static final String REGISTER = "register-task-definition.cloudtrail.json";
  static final String STOPPED = "task-stopped.ecs.json";
  static final String CONFIG_ITEM = "config-item-change.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private EventFixtures() {}

  static String sample(String name) {
    try {
      return Files.readString(Path.of("test/resources/events", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sample in which one object, given by its path, was changed. */
  static String changed(String name, String path, Consumer<ObjectNode> change) {
    try {
      ObjectNode event = (ObjectNode) JSON.readTree(sample(name));
      change.accept((ObjectNode) event.at(path));
      return event.toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
