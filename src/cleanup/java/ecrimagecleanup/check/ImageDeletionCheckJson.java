package ecrimagecleanup.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.message.MalformedMessageException;
import ecrimagecleanup.message.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The message of an image deletion check. A reader takes this version and the next, whose new
 * fields it does not know, so that old and new instances can share a queue during a release.
 */
public final class ImageDeletionCheckJson {
  /** The version that is written. */
  public static final int VERSION = 1;

  private static final int NEWEST_READABLE = VERSION + 1;

  /** Fields that a reader who does not know them may leave out: they are about names alone. */
  private static final String UNLISTED = "unlisted";

  private static final String BLIND = "blind";

  private static final String ALONE = "alone";

  /** Beside a veto, of which a reader who does not know this knows enough to keep the image. */
  private static final String CAUSE_RAN = "causeRan";

  private ImageDeletionCheckJson() {}

  /** Writes a check. */
  public static String write(ImageDeletionCheck check) {
    Registry registry = check.repository().registry();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", VERSION);
    json.put("accountId", registry.accountId());
    json.put("region", registry.region());
    json.put("repository", check.repository().name());
    ArrayNode images = json.putArray("images");
    check.images().forEach(image -> images.add(image.value()));
    json.set("cause", cause(check.cause()));
    json.put("presumedUnusedSince", check.presumedUnusedSince().toString());
    if (check.lastLook() == LastLook.RAN) {
      json.put("lastLook", LastLook.VETO.name()).put(CAUSE_RAN, true);
    } else {
      json.put("lastLook", check.lastLook().name());
    }
    json.put("due", check.due().toString());
    return json.toString();
  }

  private static ObjectNode cause(Cause cause) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (cause instanceof Cause.Registered registered) {
      return json.put("type", "registered")
          .put("taskDefinition", registered.taskDefinition().toString());
    }
    if (cause instanceof Cause.Deregistered deregistered) {
      return json.put("type", "deregistered")
          .put("taskDefinition", deregistered.taskDefinition().toString());
    }
    if (cause instanceof Cause.Deleted deleted) {
      return json.put("type", "deleted").put("taskDefinition", deleted.taskDefinition().toString());
    }
    if (cause instanceof Cause.Stopped stopped) {
      json.put("type", "stopped").put("taskDefinition", stopped.taskDefinition().toString());
      return stopped.alone() ? json.put(ALONE, true) : json;
    }
    if (cause instanceof Cause.ParentRemoved removed) {
      return json.put("type", "parent-removed").put("parent", removed.parent().value());
    }
    if (cause instanceof Cause.ChildUnused unused) {
      return json.put("type", "child-unused").put("child", unused.child().value());
    }
    if (cause instanceof Cause.Archived) {
      return json.put("type", "archived");
    }
    if (cause instanceof Cause.Swept) {
      return json.put("type", "swept");
    }
    if (cause instanceof Cause.Stale stale) {
      // Not a field beside another type: who does not know it must not take it for that.
      return json.put("type", "stale").set("of", cause(stale.of()));
    }
    if (cause instanceof Cause.Unlisted unlisted) {
      return cause(unlisted.event()).put(UNLISTED, true);
    }
    Cause.Postponed postponed = (Cause.Postponed) cause;
    json.put("type", "postponed");
    json.set("first", cause(postponed.first()));
    if (postponed.blind()) {
      json.put(BLIND, true);
    }
    return json;
  }

  /**
   * Reads a check.
   *
   * @throws MalformedMessageException if it is not one, or of a version that is not known
   */
  public static ImageDeletionCheck read(String body) {
    Message message = Message.parseDelivered(body);
    message.requireVersion("check", NEWEST_READABLE);
    try {
      return new ImageDeletionCheck(
          new Repository(
              new Registry(message.text("accountId"), message.text("region")),
              message.text("repository")),
          images(message.json().path("images")),
          cause(message.object("cause")),
          message.time("presumedUnusedSince"),
          lastLook(message),
          message.time("due"));
    } catch (IllegalArgumentException e) {
      // Sentences of the records' constructors and of this class; none quotes what it refuses.
      throw new MalformedMessageException("The check is not valid: " + e.getMessage());
    }
  }

  private static LastLook lastLook(Message message) {
    String name = message.text("lastLook");
    LastLook written =
        Arrays.stream(LastLook.values())
            .filter(look -> look != LastLook.RAN && look.name().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("the field lastLook has an unknown value."));
    return written == LastLook.VETO && message.json().path(CAUSE_RAN).booleanValue()
        ? LastLook.RAN
        : written;
  }

  private static List<Digest> images(JsonNode nodes) {
    if (!nodes.isArray() || nodes.size() > ImageDeletionCheck.MAXIMUM_IMAGES) {
      throw new MalformedMessageException(
          "The field images is not an array of at most %d."
              .formatted(ImageDeletionCheck.MAXIMUM_IMAGES));
    }
    List<Digest> images = new ArrayList<>();
    nodes.forEach(node -> images.add(new Digest(node.asText())));
    return images;
  }

  private static Cause cause(Message message) {
    Cause cause = ofType(message);
    return message.json().path(UNLISTED).booleanValue() ? new Cause.Unlisted(cause) : cause;
  }

  private static Cause ofType(Message message) {
    return switch (message.text("type")) {
      case "registered" -> new Cause.Registered(taskDefinition(message));
      case "deregistered" -> new Cause.Deregistered(taskDefinition(message));
      case "deleted" -> new Cause.Deleted(taskDefinition(message));
      case "stopped" ->
          new Cause.Stopped(taskDefinition(message), message.json().path(ALONE).booleanValue());
      case "parent-removed" -> new Cause.ParentRemoved(new Digest(message.text("parent")));
      case "child-unused" -> new Cause.ChildUnused(new Digest(message.text("child")));
      case "archived" -> new Cause.Archived();
      case "swept" -> new Cause.Swept();
      case "stale" -> new Cause.Stale(ofStale(message.object("of")));
      case "postponed" -> first(message.object("first"), message.json().path(BLIND).booleanValue());
      default -> throw new MalformedMessageException("The check has an unknown cause.");
    };
  }

  /** Not by way of {@link #cause}, for the same reason as {@link #first}. */
  private static Cause ofStale(Message message) {
    return switch (message.text("type")) {
      case "parent-removed", "archived", "swept" -> ofType(message);
      default -> throw new MalformedMessageException("The check has an unknown cause.");
    };
  }

  /**
   * Not by way of {@link #cause} alone: a chain of postponements would be as deep as its message.
   */
  private static Cause first(Message message, boolean blind) {
    if (message.text("type").equals("postponed")) {
      throw new MalformedMessageException("The first cause of a chain is not a postponement.");
    }
    return new Cause.Postponed(cause(message), blind);
  }

  private static TaskDefinitionArn taskDefinition(Message message) {
    return TaskDefinitionArn.parse(message.text("taskDefinition"))
        .orElseThrow(
            () -> new MalformedMessageException("The field taskDefinition is not an ARN."));
  }
}
