package host;

import org.apache.camel.main.Main;

/** An application that has nothing to do with container images. */
public final class HostApplication {
  private HostApplication() {}

  public static void main(String[] arguments) throws Exception {
    System.exit(new Main().run(arguments));
  }
}
