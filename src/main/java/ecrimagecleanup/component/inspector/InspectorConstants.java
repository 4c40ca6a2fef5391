package ecrimagecleanup.component.inspector;

import ecrimagecleanup.component.ecr.EcrConstants;
import org.apache.camel.spi.Metadata;

/** The headers of the component. */
public interface InspectorConstants {
  @Metadata(
      label = "producer",
      description =
          "The repository, as for the component ecr. Its registry selects the account and the region.",
      javaType = "ecrimagecleanup.image.Repository",
      required = true)
  String REPOSITORY = EcrConstants.REPOSITORY;

  @Metadata(
      label = "describeUse",
      description = "Set by the component: the number of things that could not be seen.",
      javaType = "Integer")
  String BLIND_SPOTS = "CamelInspectorBlindSpots";
}
