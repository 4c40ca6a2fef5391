package ecrimagecleanup.cli;

import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.settings.SettingsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/**
 * Where health and metrics answer. Camel would go on without them if the port was taken, and probes
 * would ask whoever has it.
 *
 * @param enabled whether they are to answer
 * @param host the address
 * @param port the port; 0 for any that is free
 */
record ManagementPort(boolean enabled, String host, String port) {

  static ManagementPort of(Settings settings) {
    return new ManagementPort(
        isTrue(settings, "camel.management.enabled"),
        settings.value("camel.management.host").orElse("0.0.0.0"),
        settings.value("camel.management.port").orElse("9876"));
  }

  private static boolean isTrue(Settings settings, String key) {
    return settings.value(key).filter("true"::equals).isPresent();
  }

  /**
   * Makes sure that what can be read over HTTP answers at this port, and nowhere else.
   *
   * @throws SettingsException if it would not
   */
  static void requireForHttp(Settings settings) {
    if (!isTrue(settings, "cleanup.http")) {
      return;
    }
    if (isTrue(settings, "camel.server.enabled")) {
      throw new SettingsException(
          List.of(
              "cleanup.http=true and camel.server.enabled=true do not go together: it would answer at the port of the server. Take one of them out."));
    }
    if (!isTrue(settings, "camel.management.enabled")) {
      throw new SettingsException(
          List.of(
              "cleanup.http=true needs camel.management.enabled=true: it answers at that port."));
    }
  }

  /**
   * Makes sure that the port can be listened at now.
   *
   * @throws SettingsException if it cannot
   */
  void require() {
    if (!enabled) {
      return;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(port)));
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException(
          List.of(
              "Health and metrics cannot answer at %s:%s (%s). Set camel.management.port or CLEANUP_MANAGEMENT_PORT to a free port, and camel.management.host to an address of this machine."
                  .formatted(host, port, e.getMessage())),
          e);
    }
  }
}
