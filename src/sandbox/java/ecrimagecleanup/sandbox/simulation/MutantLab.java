package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.Application;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Makes mutants and simulates them: edits one file, compiles it if it is a class, and plays
 * histories with the edited application in a class loader of its own. The application itself has no
 * switch that weakens it.
 */
final class MutantLab {
  private final Path sources;

  /**
   * A laboratory.
   *
   * @param sources the source tree, with {@code src/}, {@code routes/} and {@code config/}
   */
  MutantLab(Path sources) {
    this.sources = sources;
  }

  /**
   * Plays histories until one fails.
   *
   * @param first the seed of the first, or the file of the only one
   * @param histories how many at most
   * @return which failed, and which promise was not kept; empty if none
   */
  Optional<String> caught(Mutant mutant, String first, int histories) throws Exception {
    Path folder = Files.createTempDirectory("mutant-");
    try {
      return caught(mutant, first, histories, folder);
    } finally {
      remove(folder);
    }
  }

  private Optional<String> caught(Mutant mutant, String first, int histories, Path folder)
      throws Exception {
    Path home = folder.resolve("home");
    Path classes = Files.createDirectories(folder.resolve("classes"));
    for (String each : List.of("routes", "config")) {
      copy(sources.resolve(each), home.resolve(each));
    }
    String edited = mutant.edit(Files.readString(sources.resolve(mutant.file())));
    Path file = folder.resolve(mutant.isOfClass() ? mutant.file() : "home/" + mutant.file());
    Files.createDirectories(file.getParent());
    Files.writeString(file, edited);
    if (mutant.isOfClass()) {
      compile(file, classes);
    }
    return play(home, classes, first, histories, mutant.name());
  }

  private static Optional<String> play(
      Path home, Path classes, String first, int histories, String mutant) throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    URL[] urls = {
      classes.toUri().toURL(),
      Application.class.getProtectionDomain().getCodeSource().getLocation(),
      MutantLab.class.getProtectionDomain().getCodeSource().getLocation()
    };
    try (Own loader = new Own(urls, MutantLab.class.getClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      Object trial =
          loader
              .loadClass(MutantTrial.class.getName())
              .getConstructor(Path.class, String.class, int.class, String.class)
              .newInstance(home, first, histories, mutant);
      String found = (String) ((Callable<?>) trial).call();
      return Optional.of(found).filter(text -> !text.isEmpty());
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static void compile(Path file, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("Mutants need a JDK.");
    }
    StringWriter errors = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-proc:none",
              "-parameters",
              "-d",
              classes.toString(),
              "-cp",
              System.getProperty("java.class.path"));
      boolean done =
          compiler
              .getTask(errors, files, null, options, null, files.getJavaFileObjects(file))
              .call();
      if (!done) {
        throw new IllegalStateException("The mutant does not compile: " + errors);
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      all.forEach(
          each -> {
            try {
              Files.createDirectories(to.resolve(from.relativize(each)).getParent());
              if (Files.isRegularFile(each)) {
                Files.copy(each, to.resolve(from.relativize(each)));
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  /** Loads the classes of the application and of the simulation itself, the edited ones first. */
  private static final class Own extends URLClassLoader {
    private static final String OURS = "ecrimagecleanup.";

    Own(URL[] urls, ClassLoader parent) {
      super(urls, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(OURS)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
