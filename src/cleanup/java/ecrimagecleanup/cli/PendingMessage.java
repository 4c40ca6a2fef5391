package ecrimagecleanup.cli;

import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.check.PendingNames;
import ecrimagecleanup.check.Schedule;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.message.MalformedMessageException;
import ecrimagecleanup.sweep.Sweep;
import java.util.Optional;

/** A message of the application that waits in EventBridge Scheduler and is no check of images. */
sealed interface PendingMessage {
  /** What a schedule delivers, if by its name that is such a message. */
  static Optional<PendingMessage> of(PendingCheck pending) {
    Schedule schedule = pending.schedule();
    if (!PendingNames.isOfNoCheck(schedule.name())) {
      return Optional.empty();
    }
    return Optional.of(
        schedule.name().startsWith("sweep-") ? OfSweep.read(schedule.input()) : new OfReport());
  }

  /** What it is, for people. */
  String subject();

  /** What comes of it if it is cancelled, in a sentence. */
  String loss();

  /** The repository that it is about; empty if it is about none, or about all. */
  Optional<Repository> repository();

  /**
   * Asks for a sweep.
   *
   * @param sweep what it asks for; empty if that cannot be read
   */
  record OfSweep(Optional<Sweep> sweep) implements PendingMessage {
    private static OfSweep read(String input) {
      try {
        return new OfSweep(Optional.of(Sweep.read(input)));
      } catch (MalformedMessageException e) {
        return new OfSweep(Optional.empty());
      }
    }

    @Override
    public String subject() {
      return sweep
          .map(known -> repository().map(Repository::name).orElse("all repositories"))
          .map(what -> "sweep of " + what)
          .orElse("sweep that cannot be read");
    }

    @Override
    public String loss() {
      return repository()
          .map(
              one ->
                  "%s is not swept until the next sweep; its pending checks stay."
                      .formatted(one.name()))
          .orElse("This sweep does not begin; pending checks stay.");
    }

    @Override
    public Optional<Repository> repository() {
      return sweep.flatMap(Sweep::repository);
    }
  }

  /**
   * Belongs to the report to owners: a part of it, or what keeps other instances from making it.
   */
  record OfReport() implements PendingMessage {
    @Override
    public String subject() {
      return "report to owners";
    }

    @Override
    public String loss() {
      return "The report to owners may lack a part, or be sent twice.";
    }

    @Override
    public Optional<Repository> repository() {
      return Optional.empty();
    }
  }
}
