package ecrimagecleanup.component.inspector;

import ecrimagecleanup.component.ecr.EcrImagesConstants;
import org.apache.camel.spi.Metadata;

/** The headers of the component. */
public interface InspectorCoverageConstants {
  @Metadata(
      label = "describeUse,countFindings",
      description =
          "The repository, as for ecr-images, which has to be there. Its registry selects the account"
              + " and the region.",
      javaType = "ecrimagecleanup.image.Repository")
  String REPOSITORY = EcrImagesConstants.REPOSITORY;

  @Metadata(
      label = "describeUse",
      description = "Set by the component: the number of things that could not be seen.",
      javaType = "Integer")
  String BLIND_SPOTS = "CamelInspectorCoverageBlindSpots";
}
