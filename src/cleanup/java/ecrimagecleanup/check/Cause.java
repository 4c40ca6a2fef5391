package ecrimagecleanup.check;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.Digest;
import java.util.Optional;

/** Why an image deletion check exists. */
public sealed interface Cause {

  /** A task definition that names the image came into use. */
  record Registered(TaskDefinitionArn taskDefinition) implements Cause {
    /** The same for all: of the registrations of one hour, the first makes the check. */
    @Override
    public String identity() {
      return "register";
    }
  }

  /** A task definition that names the image became INACTIVE. */
  record Deregistered(TaskDefinitionArn taskDefinition) implements Cause {
    @Override
    public String identity() {
      return "deregister " + taskDefinition;
    }
  }

  /** The deletion of a task definition that names the image began. */
  record Deleted(TaskDefinitionArn taskDefinition) implements Cause {
    @Override
    public String identity() {
      return "delete " + taskDefinition;
    }
  }

  /** The index that lists the image, or the image that it belongs to, was removed. */
  record ParentRemoved(Digest parent) implements Cause {
    @Override
    public String identity() {
      return "parent " + parent;
    }
  }

  /** An image that the index lists fell out of use, and cannot go before the index. */
  record ChildUnused(Digest child) implements Cause {
    @Override
    public String identity() {
      return "child " + child;
    }
  }

  /**
   * The image was moved to the archive, and is to be deleted when it has been there for a while.
   */
  record Archived() implements Cause {
    @Override
    public String identity() {
      return "archived";
    }
  }

  /**
   * A sweep found that nobody uses the image. It is followed by no postponement: the next sweep
   * looks again.
   */
  record Swept() implements Cause {
    @Override
    public String identity() {
      return "sweep";
    }
  }

  /**
   * An earlier check of the image could not decide.
   *
   * @param first the cause of the first check of the chain; never a postponement itself
   */
  record Postponed(Cause first) implements Cause {
    /**
     * @throws IllegalArgumentException if {@code first} is a postponement
     */
    public Postponed {
      if (first instanceof Postponed) {
        throw new IllegalArgumentException("The first cause of a chain is not a postponement.");
      }
    }

    @Override
    public String identity() {
      return "postponed " + first.identity();
    }
  }

  /** What tells this cause from others in the name of a schedule. */
  String identity();

  /** The cause of a check that continues one with this cause. */
  default Postponed postponed() {
    return this instanceof Postponed again ? again : new Postponed(this);
  }

  /** The task definition whose event caused the check, directly or at the start of its chain. */
  default Optional<TaskDefinitionArn> causingTaskDefinition() {
    if (this instanceof Registered registered) {
      return Optional.of(registered.taskDefinition());
    }
    return this instanceof Postponed again
        ? again.first().causingTaskDefinition()
        : endedTaskDefinition();
  }

  /** The task definition whose end caused the check, directly or at the start of its chain. */
  default Optional<TaskDefinitionArn> endedTaskDefinition() {
    if (this instanceof Deregistered deregistered) {
      return Optional.of(deregistered.taskDefinition());
    }
    if (this instanceof Deleted deleted) {
      return Optional.of(deleted.taskDefinition());
    }
    return this instanceof Postponed again ? again.first().endedTaskDefinition() : Optional.empty();
  }
}
