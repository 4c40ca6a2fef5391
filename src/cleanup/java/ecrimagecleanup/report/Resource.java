package ecrimagecleanup.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** The files of which the page is made, from the class path. */
final class Resource {
  private static final String OWN = "/ecrimagecleanup/report/";

  private Resource() {}

  /** A file of the page itself. */
  static String own(String name) {
    return text(OWN + name);
  }

  /** Several of them, one after the other. */
  static String own(List<String> names) {
    return names.stream().map(Resource::own).collect(Collectors.joining("\n"));
  }

  /**
   * A file of a library that comes as a WebJar, below the notice that its licence asks to be kept.
   *
   * @param library the name of the WebJar
   * @param licence the file of its licence
   * @param file the file
   */
  static String ofLibrary(String library, String licence, String file) {
    String folder = "/META-INF/resources/webjars/%s/%s/".formatted(library, version(library));
    return "/*!\n%s\n*/\n%s"
        .formatted(text(folder + licence).strip(), withoutMap(text(folder + file)));
  }

  // The version is in the path of every file of a WebJar; the build alone decides on it.
  private static String version(String library) {
    String file = "/META-INF/maven/org.webjars.npm/%s/pom.properties".formatted(library);
    try (InputStream in = open(file)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "");
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  // A map of the sources is one more file, which is not there.
  private static String withoutMap(String code) {
    return code.lines()
        .filter(line -> !line.contains("# sourceMappingURL="))
        .collect(Collectors.joining("\n"));
  }

  private static String text(String file) {
    try (InputStream in = open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static InputStream open(String file) {
    InputStream in = Resource.class.getResourceAsStream(file);
    if (in == null) {
      throw new IllegalStateException(
          "The class path has no %s. Install the application anew.".formatted(file));
    }
    return in;
  }

  private static IllegalStateException unreadable(String file, IOException cause) {
    return new IllegalStateException(
        "The file %s of the class path cannot be read.".formatted(file), cause);
  }
}
