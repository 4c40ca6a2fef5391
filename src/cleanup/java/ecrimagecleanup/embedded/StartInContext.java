package ecrimagecleanup.embedded;

import ecrimagecleanup.bean.ConstantEndpoints;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.settings.SettingsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.VetoCamelContextStartException;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done before a context starts that wants the routes: the settings are checked as {@code
 * run} checks them, names that the context uses already are refused, and the routes are loaded.
 */
final class StartInContext extends LifecycleStrategySupport {
  private static final Logger LOG = LoggerFactory.getLogger(StartInContext.class);

  /** The minor version of Camel that the routes were tested with. */
  private static final String TESTED = "4.18.";

  @Override
  public void onContextInitializing(CamelContext context) throws VetoCamelContextStartException {
    ContextSettings settings = new ContextSettings(context);
    try {
      if (settings.wantRoutes()) {
        hideSecrets(context);
        settings.check();
        begin(context, RouteFiles.of(context, settings));
      } else {
        sayWhatIsSetInVain(settings.setInVain());
      }
    } catch (SettingsException e) {
      throw refused(context, SettingsException.NO_START + e.getMessage(), e);
    }
  }

  private static void sayWhatIsSetInVain(List<String> keys) {
    if (!keys.isEmpty()) {
      LOG.warn(
          "The routes of ecr-image-cleanup are left out, because cleanup.account-id is not set. These settings are given: {}. Set cleanup.account-id as well, or cleanup.enabled=false.",
          String.join(", ", keys));
    }
  }

  /** Camel Main lists in its log the settings that routes use. */
  private static void hideSecrets(CamelContext context) {
    ExtendedCamelContext extension = context.getCamelContextExtension();
    List<String> keywords = new ArrayList<>(Settings.secrets());
    Optional.ofNullable(extension.getAdditionalSensitiveKeywords()).ifPresent(keywords::add);
    extension.setAdditionalSensitiveKeywords(String.join(",", keywords));
  }

  private static void begin(CamelContext context, RouteFiles routes)
      throws VetoCamelContextStartException {
    if (!context.getVersion().startsWith(TESTED)) {
      LOG.warn(
          "The routes of ecr-image-cleanup were tested with Camel {}x, and this is {}.",
          TESTED,
          context.getVersion());
    }
    try {
      List<String> taken = TakenNames.of(routes, context);
      if (!taken.isEmpty()) {
        throw refused(
            context,
            "The routes of ecr-image-cleanup cannot be loaded: %s"
                .formatted(String.join(" ", taken)),
            null);
      }
      load(context, routes);
      context.addStartupListener(new ConstantEndpoints());
    } catch (VetoCamelContextStartException e) {
      throw e;
    } catch (IOException e) {
      throw refused(
          context, "The routes of ecr-image-cleanup cannot be read: " + e.getMessage(), e);
    } catch (Exception e) {
      throw refused(
          context, "The routes of ecr-image-cleanup cannot be loaded: " + e.getMessage(), e);
    }
  }

  /**
   * An error handler that the context has for all its routes would come before the one that ours
   * have by their route configuration. It would complete messages that failed, and SQS would not
   * deliver them again.
   */
  private static void load(CamelContext context, RouteFiles routes) throws Exception {
    ExtendedCamelContext extension = context.getCamelContextExtension();
    ErrorHandlerFactory forAll = extension.getErrorHandlerFactory();
    List<RouteDefinition> before = RoutesInPlace.of(context);
    extension.setErrorHandlerFactory(null);
    try {
      PluginHelper.getRoutesLoader(context).loadRoutes(routes.resources());
    } finally {
      extension.setErrorHandlerFactory(forAll);
    }
    context.addStartupListener(RoutesInPlace.since(before, context));
  }

  private static VetoCamelContextStartException refused(
      CamelContext context, String sentence, @Nullable Exception cause) {
    return new VetoCamelContextStartException(sentence, cause, context, true);
  }
}
