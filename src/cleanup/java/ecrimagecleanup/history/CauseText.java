package ecrimagecleanup.history;

import java.util.Optional;

/** What the cause of a check, as records write it, says of the use of an image. */
final class CauseText {
  private CauseText() {}

  /**
   * The event that caused the check, in a sentence; empty if it was none, but a sweep, the archive
   * or another image.
   */
  static Optional<String> event(String cause) {
    String first = cause.replaceFirst("^postponed ", "").replaceFirst("^unlisted [^:]*: ", "");
    String[] words = first.split(" ", 2);
    String which = words.length == 2 ? " " + words[1] : "";
    return switch (words[0]) {
      case "register" -> Optional.of("A task definition that names it was registered.");
      case "deregister" ->
          Optional.of("The task definition%s, which names it, was deregistered.".formatted(which));
      case "delete" ->
          Optional.of("The task definition%s, which names it, was deleted.".formatted(which));
      case "stop" -> Optional.of("A task stopped that ran it, or could not start it.");
      default -> Optional.empty();
    };
  }
}
