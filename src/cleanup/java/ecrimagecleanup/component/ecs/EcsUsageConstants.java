package ecrimagecleanup.component.ecs;

import org.apache.camel.spi.Metadata;

/** The headers of the component. */
public interface EcsUsageConstants {
  @Metadata(
      label = "describeUsage",
      description =
          "If true, a task definition that a service or task runs and that is in the body is not"
              + " described if a running task reports image and digest of each of its containers."
              + " It is not remembered either, so this is for a process that ends soon.",
      javaType = "Boolean",
      defaultValue = "false")
  String BRIEFLY = "CamelEcsUsageBriefly";

  @Metadata(
      label = "describeUsage",
      description = "Set by the component: the number of things that could not be seen.",
      javaType = "Integer")
  String BLIND_SPOTS = "CamelEcsUsageBlindSpots";
}
