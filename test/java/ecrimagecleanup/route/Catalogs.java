package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.apache.camel.catalog.DefaultCamelCatalog;

/** Camel's catalog. */
final class Catalogs {
  private static final String SERVICES = "META-INF/services/org/apache/camel/";

  private Catalogs() {}

  /**
   * With every component that a jar of the class path names, ours and those of Camel alike, found
   * as tools find them: by the list of the jar, the class of the scheme, and what describes that.
   */
  static DefaultCamelCatalog withOurComponents() throws IOException {
    DefaultCamelCatalog catalog = new DefaultCamelCatalog(true);
    for (URL list : resources(SERVICES + "component.properties")) {
      for (String scheme : properties(list).getProperty("components", "").split(" ", -1)) {
        if (!scheme.isEmpty()) {
          add(scheme, catalog);
        }
      }
    }
    return catalog;
  }

  private static void add(String scheme, DefaultCamelCatalog catalog) throws IOException {
    String type = properties(resource(SERVICES + "component/" + scheme)).getProperty("class");
    String folder = type.substring(0, type.lastIndexOf('.')).replace('.', '/');
    try (InputStream in = resource("META-INF/%s/%s.json".formatted(folder, scheme)).openStream()) {
      catalog.addComponent(scheme, type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Properties properties(URL file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = file.openStream()) {
      properties.load(in);
    }
    return properties;
  }

  private static URL resource(String name) throws IOException {
    List<URL> found = resources(name);
    assertThat(found).as(name).isNotEmpty();
    return found.get(0);
  }

  private static List<URL> resources(String name) throws IOException {
    return Collections.list(Catalogs.class.getClassLoader().getResources(name));
  }
}
