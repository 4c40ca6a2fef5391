package ecrimagecleanup.component.ecr;

import org.apache.camel.spi.Metadata;

/** The headers of the component. */
public interface EcrImagesConstants {
  @Metadata(
      label = "producer",
      description =
          "The repository, or ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME. Its registry selects the account and the region of every call, and is"
              + " all that counts for describeRepositories, listPullTimeExclusions,"
              + " describeReplication and describePullThroughCacheRules.",
      javaType = "ecrimagecleanup.image.Repository",
      required = true)
  String REPOSITORY = "CamelEcrRepository";
}
