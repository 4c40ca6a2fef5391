package ecrimagecleanup.embedded;

import ecrimagecleanup.settings.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/**
 * The files of the routes.
 *
 * @param resources the files
 * @param copies where on the class path the routes are; none if they are those of a folder
 */
record RouteFiles(List<Resource> resources, List<URL> copies) {
  private static final String FILE = "file:";
  private static final String CLASS_PATH = "classpath:";

  /** Folders that are left out unless they are wanted. */
  private static final String COMMANDS = "commands";

  private static final String HTTP = "http";

  private static final Pattern BEANS = Pattern.compile("(?m)^- *beans:");

  /**
   * Those that a context asks for.
   *
   * @throws SettingsException if it asks for what is no folder of routes
   */
  static RouteFiles of(CamelContext context, ContextSettings settings) {
    String where = settings.routes().orElse(PackedFiles.ROUTES);
    try {
      if (where.startsWith(FILE)) {
        return ofFolder(context, Path.of(where.substring(FILE.length())), leftOut(settings))
            .wanted(settings);
      }
      if (where.equals(PackedFiles.ROUTES)) {
        return packed(context, leftOut(settings)).wanted(settings);
      }
    } catch (IOException e) {
      throw new SettingsException(
          List.of(
              "%s=%s: the routes cannot be read: %s."
                  .formatted(ContextSettings.ROUTES, where, e.getMessage())),
          e);
    }
    throw new SettingsException(
        List.of(
            "%s=%s is no folder: give one that begins with file:, or leave it out for the routes of the jar."
                .formatted(ContextSettings.ROUTES, where)));
  }

  private static List<String> leftOut(ContextSettings settings) {
    List<String> folders = new ArrayList<>();
    if (!settings.wantCommands()) {
      folders.add(COMMANDS);
    }
    if (!settings.wantHttp()) {
      folders.add(HTTP);
    }
    return folders;
  }

  private static RouteFiles ofFolder(CamelContext context, Path folder, List<String> leftOut)
      throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      List<Resource> files =
          found
              .filter(file -> file.toString().endsWith(".camel.yaml"))
              .filter(file -> leftOut.stream().noneMatch(folder.relativize(file)::startsWith))
              .sorted()
              .map(file -> ResourceHelper.resolveResource(context, FILE + file))
              .toList();
      return new RouteFiles(files, List.of());
    }
  }

  private static RouteFiles packed(CamelContext context, List<String> leftOut) throws IOException {
    List<Resource> files =
        PackedFiles.ROUTE_FILES.stream()
            .filter(file -> leftOut.stream().noneMatch(each -> file.startsWith(each + "/")))
            .map(file -> ResourceHelper.resolveResource(context, PackedFiles.ROUTES + "/" + file))
            .toList();
    String one =
        PackedFiles.ROUTES.substring(CLASS_PATH.length()) + "/" + PackedFiles.ROUTE_FILES.get(0);
    List<URL> copies = Collections.list(RouteFiles.class.getClassLoader().getResources(one));
    return new RouteFiles(files, copies);
  }

  /**
   * All, or those that name beans: Camel takes a good part of a short command to read the others.
   */
  private RouteFiles wanted(ContextSettings settings) throws IOException {
    if (!settings.wantBeansAlone()) {
      return this;
    }
    List<Resource> files = new ArrayList<>();
    for (Resource file : resources) {
      if (BEANS.matcher(text(file)).find()) {
        files.add(file);
      }
    }
    return new RouteFiles(files, copies);
  }

  /** What stands in the files, one after the other. */
  String text() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Resource file : resources) {
      text.append(text(file)).append('\n');
    }
    return text.toString();
  }

  private static String text(Resource file) throws IOException {
    try (InputStream in = file.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
