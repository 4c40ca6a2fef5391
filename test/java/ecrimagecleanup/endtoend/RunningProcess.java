package ecrimagecleanup.endtoend;

import ecrimagecleanup.cli.EcrImageCleanup;
import ecrimagecleanup.sandbox.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process of its own, as an operator starts and stops it: what it prints is collected, standard
 * error among it, and can be waited for. It inherits nothing of the environment but {@code PATH}
 * and the Java of this process. Safe for several threads.
 */
final class RunningProcess implements AutoCloseable {
  private final String name;
  private final Process process;
  private final Thread reader;
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  private RunningProcess(String name, Process process) {
    this.name = name;
    this.process = process;
    this.reader = new Thread(this::read, "output-of-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a program.
   *
   * @param folder its working folder
   * @param environment its environment variables, besides {@code PATH} and {@code JAVA_HOME}
   * @param command the program and its arguments
   */
  static RunningProcess start(Path folder, Map<String, String> environment, List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().retainAll(List.of("PATH"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    try {
      return new RunningProcess(String.join(" ", command), builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a command on an embedded AWS, with the classes of the tests.
   *
   * @param arguments the command and its options, besides those that say where things are
   */
  static RunningProcess ofCommand(Installation installation, String... arguments) {
    return ofCommand(installation, Map.of(), arguments);
  }

  /**
   * The same with further environment variables.
   *
   * @param variables those, besides the ones that lead to the embedded AWS
   */
  static RunningProcess ofCommand(
      Installation installation, Map<String, String> variables, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("-Dlogback.configurationFile=config/logback.xml");
    command.add(EcrImageCleanup.class.getName());
    command.addAll(List.of(arguments));
    command.add("--home=.");
    command.add("--set=cleanup.account-id=" + World.SHARED_ACCOUNT);
    command.add("--set=cleanup.region=" + World.REGION);
    command.add("--set=cleanup.workloads=%s/%s".formatted(Installation.PRODUCTION, World.REGION));
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("AWS_ENDPOINT_URL", installation.aws().address());
    environment.put("AWS_ACCESS_KEY_ID", World.SHARED_ACCOUNT);
    environment.put("AWS_SECRET_ACCESS_KEY", "sandbox");
    return start(Path.of(".").toAbsolutePath(), environment, command);
  }

  private void read() {
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("Its output cannot be read: " + e);
    }
    synchronized (this) {
      ended = true;
      notifyAll();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  /**
   * Waits until it has printed a line.
   *
   * @param part what the line contains
   * @param limit how long to wait
   * @return the first such line
   * @throws IllegalStateException if it ends without it, or does not print it in time
   */
  synchronized String awaitLine(String part, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    int looked = 0;
    while (true) {
      for (; looked < lines.size(); looked++) {
        if (lines.get(looked).contains(part)) {
          return lines.get(looked);
        }
      }
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (ended || left <= 0) {
        throw new IllegalStateException(
            "%s has %s without a line with \"%s\". It printed:%n%s"
                .formatted(name, ended ? "ended" : "run for " + limit, part, output()));
      }
      wait(left);
    }
  }

  /**
   * Waits for its end, and until all that it printed is here.
   *
   * @param limit how long to wait
   * @return its exit code; of one that a signal ended, 128 and the number of the signal
   * @throws IllegalStateException if it does not end in time
   */
  int awaitExit(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException(
          "%s has not ended within %s. It printed:%n%s".formatted(name, limit, output()));
    }
    reader.join(limit.toMillis());
    return process.exitValue();
  }

  /** Asks it to stop, by SIGTERM; returns at once. */
  void terminate() {
    // By its handle: Process.destroy would close its output as well, and the last lines were lost.
    process.toHandle().destroy();
  }

  /** Ends it as a crash would, by SIGKILL; returns at once. */
  void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Everything that it has printed so far. */
  synchronized String output() {
    return String.join(System.lineSeparator(), lines);
  }

  /** Kills it, and what it started, if it still runs. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    kill();
  }
}
