package ecrimagecleanup.component.identity;

import org.apache.camel.spi.Metadata;

/** The headers of the component. */
public interface IdentityConstants {
  @Metadata(
      label = "simulate",
      description = "Set by the component: the number of calls that the question took.",
      javaType = "Integer")
  String CALLS = "CamelIdentityCalls";
}
