package ecrimagecleanup.settings;

import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;

/** What placeholders in routes and settings mean. */
public final class Placeholders {
  private Placeholders() {}

  /**
   * What the context was given goes before system properties and environment variables. Camel looks
   * at these first: what a setting was checked with would not be what runs, and {@code --set} would
   * lose to a variable.
   *
   * @param context one that resolves nothing yet
   */
  public static void preferGiven(CamelContext context) {
    PropertiesComponent properties = (PropertiesComponent) context.getPropertiesComponent();
    properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_FALLBACK);
    properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_FALLBACK);
  }
}
