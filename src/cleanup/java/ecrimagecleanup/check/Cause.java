package ecrimagecleanup.check;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.Digest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

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

  /**
   * A task that ran the image stopped, or one that was to run it could not start.
   *
   * @param taskDefinition what it was started from
   * @param alone whether AWS Config is the only witness of what runs. Then nobody but the check
   *     knows of the task definition, which Config may have forgotten, and the identity names it: a
   *     stop of another one must not take the place of this one
   */
  record Stopped(TaskDefinitionArn taskDefinition, boolean alone) implements Cause {
    /** The same for all that stop in an hour, unless Config is the only witness. */
    @Override
    public String identity() {
      return alone ? "stop " + taskDefinition : "stop";
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
   * A check of the chain by which an image goes to the archive although stale revisions of task
   * definitions name it. It alone may disregard those, and it removes no image from outside of the
   * archive for good.
   *
   * @param of what the cause would be if nothing named the image
   */
  record Stale(Cause of) implements Cause {
    /**
     * @throws IllegalArgumentException if it is of no sweep, no removed parent and not of the
     *     archive
     */
    public Stale {
      if (!(of instanceof Swept || of instanceof ParentRemoved || of instanceof Archived)) {
        throw new IllegalArgumentException(
            "Only a sweep, a removed parent or the archive leads to a check of stale revisions.");
      }
    }

    /** A check of the archive is known as one by its name. */
    @Override
    public String identity() {
      return of instanceof Archived ? of.identity() : "stale " + of.identity();
    }
  }

  /**
   * The event of a place that is neither a workload nor ignored. Who else runs images there cannot
   * be seen, so while its check is pending nothing is known of the image.
   *
   * @param event what happened there
   */
  record Unlisted(Cause event) implements Cause {
    /**
     * @throws IllegalArgumentException if {@code event} is of no task definition
     */
    public Unlisted {
      if (!(event instanceof Registered
          || event instanceof Deregistered
          || event instanceof Deleted
          || event instanceof Stopped)) {
        throw new IllegalArgumentException("Only an event is of a place that is not listed.");
      }
    }

    /** Its account and region. */
    public String place() {
      return event.causingTaskDefinition().orElseThrow().where();
    }

    /** It names the place, even where the event alone has a constant identity. */
    @Override
    public String identity() {
      return "unlisted %s: %s".formatted(place(), event.identity());
    }
  }

  /**
   * An earlier check of the image could not decide.
   *
   * @param first the cause of the first check of the chain; never a postponement itself
   * @param blind whether that was because the sources could not see: then the identity is the same
   *     for all chains of the image, so that they become one
   */
  record Postponed(Cause first, boolean blind) implements Cause {
    /**
     * @throws IllegalArgumentException if {@code first} is a postponement
     */
    public Postponed {
      if (first instanceof Postponed) {
        throw new IllegalArgumentException("The first cause of a chain is not a postponement.");
      }
    }

    /** Of a check that could see. */
    public Postponed(Cause first) {
      this(first, false);
    }

    /**
     * Chains of different unlisted places stay apart: one could be listed while the others are not.
     * A check of the archive has a constant identity already, by which it is known as one.
     */
    @Override
    public String identity() {
      if (!blind || first.isOfTheArchive()) {
        return "postponed " + first.identity();
      }
      return first.unlistedPlace().map("blind %s"::formatted).orElse("blind");
    }
  }

  /** What tells this cause from others in the name of a schedule. */
  String identity();

  /** The cause of a check that continues one with this cause. */
  default Postponed postponed() {
    return new Postponed(atStart());
  }

  /** The cause of a check that continues one with this cause, which was made without seeing. */
  default Postponed postponedBlind() {
    return new Postponed(atStart(), true);
  }

  /** The cause at the start of its chain. */
  private Cause atStart() {
    return this instanceof Postponed again ? again.first() : this;
  }

  /**
   * When a check with this cause is due that may not be made before a time. On a full hour, so that
   * what is the same for many checks is read for many. That of a place which is not listed comes
   * half past: while it is in work its name is in no schedule any more, so those of the full hour
   * could not know of it.
   */
  default Instant dueFrom(Instant time) {
    return unlistedPlace().isPresent()
        ? Minutes.roundUpToHalfPast(time)
        : Minutes.roundUpToHour(time);
  }

  /** Whether the check may disregard stale revisions of task definitions. */
  default boolean isOfStale() {
    return atStart() instanceof Stale;
  }

  /** Whether a sweep nominated the images. */
  default boolean isOfSweep() {
    return unlessStale(this) instanceof Swept;
  }

  /** Whether it is of an image in the archive that is to be deleted, at the start of its chain. */
  default boolean isOfTheArchive() {
    return unlessStale(atStart()) instanceof Archived;
  }

  private static Cause unlessStale(Cause cause) {
    return cause instanceof Stale stale ? stale.of() : cause;
  }

  /** The same of an image whose stale revisions may be disregarded, if that holds for this one. */
  default Cause passOn(Cause next) {
    return isOfStale() ? new Stale(next) : next;
  }

  /**
   * The place that is not listed, whose event caused the check, directly or at the start of its
   * chain: {@code accountId/region}.
   */
  default Optional<String> unlistedPlace() {
    return atStart() instanceof Unlisted unlisted
        ? Optional.of(unlisted.place())
        : Optional.empty();
  }

  /**
   * The same cause, marked by what is listed now: one that came from a place which has been listed
   * since is like any other.
   *
   * @param isUnlisted whether a place, {@code accountId/region}, is neither a workload nor ignored
   */
  default Cause markedBy(Predicate<String> isUnlisted) {
    if (this instanceof Postponed again) {
      return new Postponed(again.first().markedBy(isUnlisted), again.blind());
    }
    Cause event = this instanceof Unlisted unlisted ? unlisted.event() : this;
    return event.causingTaskDefinition().filter(arn -> isUnlisted.test(arn.where())).isPresent()
        ? new Unlisted(event)
        : event;
  }

  /** The task definition whose event caused the check, directly or at the start of its chain. */
  default Optional<TaskDefinitionArn> causingTaskDefinition() {
    Cause origin = origin();
    if (origin instanceof Registered registered) {
      return Optional.of(registered.taskDefinition());
    }
    return origin instanceof Stopped stopped
        ? Optional.of(stopped.taskDefinition())
        : endedTaskDefinition();
  }

  /**
   * The task definition that caused the check, if AWS Config has to show it: nobody else could know
   * that it exists, or that it ended.
   */
  default Optional<TaskDefinitionArn> shownTaskDefinition() {
    boolean another = origin() instanceof Stopped stopped && !stopped.alone();
    return another ? Optional.empty() : causingTaskDefinition();
  }

  /**
   * The task definition that a service could still run although no new task is meant to start from
   * it: the one that ended, and the one of a task that stopped if AWS Config is the only witness.
   */
  default Optional<TaskDefinitionArn> leftTaskDefinition() {
    return origin() instanceof Stopped ? shownTaskDefinition() : endedTaskDefinition();
  }

  /**
   * The task definition of a task that stopped, if ECS can be asked about it: it may have ended
   * later, by an event that is late, and AWS Config may have forgotten it since.
   */
  default Optional<TaskDefinitionArn> stoppedTaskDefinition() {
    return origin() instanceof Stopped stopped && !stopped.alone()
        ? Optional.of(stopped.taskDefinition())
        : Optional.empty();
  }

  /** The event at the start of the chain, or the other cause that there was. */
  private Cause origin() {
    Cause first = atStart();
    return first instanceof Unlisted unlisted ? unlisted.event() : first;
  }

  /** The task definition whose end caused the check, directly or at the start of its chain. */
  default Optional<TaskDefinitionArn> endedTaskDefinition() {
    Cause origin = origin();
    if (origin instanceof Deregistered deregistered) {
      return Optional.of(deregistered.taskDefinition());
    }
    return origin instanceof Deleted deleted
        ? Optional.of(deleted.taskDefinition())
        : Optional.empty();
  }
}
