package host;

import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

/** The command camel, which JBang would install. */
public final class Camel {
  private Camel() {}

  public static void main(String[] arguments) {
    CamelJBangMain.run(arguments);
  }
}
