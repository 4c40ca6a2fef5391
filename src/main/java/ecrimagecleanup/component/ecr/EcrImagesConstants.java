package ecrimagecleanup.component.ecr;

import org.apache.camel.spi.Metadata;

/** The headers of the component. */
public interface EcrImagesConstants {
  @Metadata(
      label = "producer",
      description =
          "The repository. Its registry selects the account and the region of every call, and is"
              + " all that counts for describeRepositories.",
      javaType = "ecrimagecleanup.image.Repository",
      required = true)
  String REPOSITORY = "CamelEcrRepository";
}
