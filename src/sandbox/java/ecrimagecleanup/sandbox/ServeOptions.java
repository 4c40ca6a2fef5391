package ecrimagecleanup.sandbox;

import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of an embedded AWS that is kept up, and where a command finds it. */
final class ServeOptions {
  private static final double USUAL_SPEED = 360;
  private static final double FASTEST = 1_000_000;

  @Option(
      names = "--serve",
      description = "Keeps the embedded AWS up until Ctrl-C, instead of playing a story.")
  private boolean serve;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "4566",
      description =
          "With --serve: where it answers on 127.0.0.1; 0 for any free port. With a command: where to"
              + " find it. Default: 4566.")
  private int port;

  @Option(
      names = "--speed",
      paramLabel = "TIMES",
      description =
          "With --serve: how many times as fast as real time its world runs. Default: 360, so that a"
              + " day passes in four minutes; with --no-application 1, the time of the application that"
              + " you start. Above about 3600 the application comes late to its own checks, and puts"
              + " them off.")
  private Optional<Double> speed = Optional.empty();

  @Option(
      names = "--no-application",
      description =
          "With --serve: the embedded AWS alone, for an application that you start yourself; it prints"
              + " the environment variables that run needs.")
  private boolean withoutApplication;

  @Option(
      names = "--fill",
      paramLabel = "REPOSITORIESxIMAGES",
      converter = FillingConverter.class,
      description =
          "With --serve: begins with so many repositories of so many images each, most of them two"
              + " months old and unused, such as 100x1000.")
  private Optional<Filling> filling = Optional.empty();

  /** Reads {@link Filling}. */
  static final class FillingConverter implements ITypeConverter<Filling> {
    @Override
    public Filling convert(String value) {
      try {
        return Filling.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Whether the embedded AWS is to be kept up. */
  boolean asked() {
    return serve;
  }

  /** Where it answers on 127.0.0.1. */
  int port() {
    return port;
  }

  /** An application of its own process goes by the time of this machine. */
  private double speed() {
    return speed.orElse(withoutApplication ? 1 : USUAL_SPEED);
  }

  /** What is wrong with the options, as a sentence. */
  Optional<String> mistake() {
    if (port < 0 || port > 65_535) {
      return Optional.of("--port=%d is not a port: 0 to 65535.".formatted(port));
    }
    if (!(speed() > 0 && speed() <= FASTEST)) {
      return Optional.of(
          "--speed=%s is not a speed: more than 0, such as 1 or 360.".formatted(speed()));
    }
    if (withoutApplication && !serve) {
      return Optional.of("--no-application is for --serve only: a story needs the application.");
    }
    if (filling.isPresent() && !serve) {
      return Optional.of("--fill is for --serve only: a story has its own images.");
    }
    return Optional.empty();
  }

  /** Keeps it up as the options say. */
  int serve(Serving serving, long seed) throws IOException, InterruptedException {
    return serving.serve(seed, port, speed(), !withoutApplication, filling);
  }
}
