package ecrimagecleanup.gateway;

import static java.util.Objects.requireNonNullElse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What an exception of Java means for a person: of files, of the network, and of anything else. */
final class Failures {
  private static final Pattern NAME_OF_A_CLASS =
      Pattern.compile("\\b[a-z]\\w*(\\.[a-z]\\w*)*\\.[A-Z]\\w*|\\w+Exception\\b");

  /** What is said of a full disk while a file is written, without the name of the file. */
  private static final Set<String> FULL = Set.of("No space left on device", "Disk quota exceeded");

  private static final String NOTHING = "nothing more is known";

  private Failures() {}

  /** A sentence or two on an exception of files or of the network; empty if it is of neither. */
  static Optional<String> foreseen(Throwable exception) {
    return causes(exception)
        .flatMap(cause -> file(cause).or(() -> network(cause)).stream())
        .findFirst();
  }

  /** The exception that began it. */
  static Throwable root(Throwable exception) {
    return causes(exception).reduce(exception, (outer, cause) -> cause);
  }

  /** The exception and its causes. */
  static Stream<Throwable> causes(Throwable exception) {
    return Stream.iterate(exception, cause -> cause != null, Throwable::getCause);
  }

  private static Optional<String> file(Throwable cause) {
    if (cause instanceof FileNotFoundException) {
      return Optional.of("A file cannot be opened: %s. Check its path.".formatted(message(cause)));
    }
    if (cause instanceof IOException && FULL.contains(message(cause))) {
      return Optional.of("The disk is full: %s. Make room on it.".formatted(message(cause)));
    }
    if (!(cause instanceof FileSystemException failed)) {
      return Optional.empty();
    }
    String file = requireNonNullElse(failed.getFile(), "a file");
    if (failed instanceof NoSuchFileException) {
      return Optional.of("%s does not exist. Check the path.".formatted(file));
    }
    if (failed instanceof AccessDeniedException) {
      return Optional.of(
          "%s cannot be read or written: the user of this process may not. Check its permissions."
              .formatted(file));
    }
    if (failed instanceof FileAlreadyExistsException) {
      return Optional.of("%s exists already. Give another name, or move it away.".formatted(file));
    }
    if (failed instanceof NotDirectoryException) {
      return Optional.of("%s is not a folder. Check the path.".formatted(file));
    }
    return Optional.of(
        "%s cannot be read or written: %s. Check the disk and its permissions."
            .formatted(file, requireNonNullElse(failed.getReason(), "no reason is given")));
  }

  private static Optional<String> network(Throwable cause) {
    return reach(cause)
        .map(
            "The other side cannot be reached: %s. Check the network, the address and the proxy."
                ::formatted);
  }

  /** Why somebody cannot be reached; empty if the exception is not about that. */
  static Optional<String> reach(Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return Optional.of("the host is not known: " + message(cause));
    }
    if (cause instanceof UnresolvedAddressException) {
      return Optional.of("the host is not known");
    }
    if (cause instanceof SSLException) {
      return Optional.of(
          "no secure connection: %s. A proxy that looks into connections needs its certificate in the trust store of Java"
              .formatted(message(cause)));
    }
    if (cause instanceof BindException) {
      return Optional.of("the port cannot be had: " + message(cause));
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return Optional.of(message(cause).equals(NOTHING) ? "nobody answers there" : message(cause));
    }
    if (cause instanceof ClosedChannelException) {
      return Optional.of("the connection was closed");
    }
    return cause instanceof SocketTimeoutException || cause instanceof HttpTimeoutException
        ? Optional.of("it does not answer in time")
        : Optional.empty();
  }

  /** What an exception says, without a full stop and without names of classes. */
  static String message(Throwable cause) {
    String message = requireNonNullElse(cause.getMessage(), "").strip().replaceFirst("\\.$", "");
    return message.isEmpty() || NAME_OF_A_CLASS.matcher(message).find() ? NOTHING : message;
  }

  /** What can be said of any other. */
  static String unforeseen(Throwable exception) {
    String message = message(root(exception));
    return "Something went wrong that nobody foresaw%s."
        .formatted(message.equals(NOTHING) ? "" : ": " + message);
  }
}
