package ecrimagecleanup.component.lambda;

import org.apache.camel.spi.Metadata;

/** The headers of the component. */
public interface LambdaUsageConstants {
  @Metadata(
      label = "describeUsage",
      description = "Set by the component: the number of things that could not be seen.",
      javaType = "Integer")
  String BLIND_SPOTS = "CamelLambdaUsageBlindSpots";
}
