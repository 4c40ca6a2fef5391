package ecrimagecleanup.component.ecr;

import ecrimagecleanup.component.AwsProducer;
import ecrimagecleanup.component.Input;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Repository;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.ecr.EcrClient;

/**
 * Does one {@link EcrImagesOperation} on the repository of the header and puts its result into the
 * body. Exceptions of AWS stay as they are.
 */
final class EcrImagesProducer extends AwsProducer {
  private final EcrImagesEndpoint endpoint;
  private final EcrImagesOperation operation;

  EcrImagesProducer(EcrImagesEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.operation = endpoint.getConfiguration().requiredOperation(endpoint.toString());
  }

  @Override
  public void process(Exchange exchange) {
    Input input = input(exchange);
    Repository repository = input.header(EcrImagesConstants.REPOSITORY, Repository.class);
    EcrClient client = endpoint.clients().client(repository.registry().region());
    Object result =
        switch (operation) {
          case describeRepositoryTags -> new RepositoryTagReader(client, repository).read();
          case findImage ->
              new ImageReader(client, repository).find(input.body(ImageReference.Ecr.class));
          case describeImages ->
              new ImageReader(client, repository).describe(input.bodies(Digest.class));
          case listImages -> new ImageReader(client, repository).list();
          case describeManifests ->
              new ManifestReader(client, repository).describe(input.bodies(Digest.class));
          case describeImageTree ->
              new ImageTreeReader(
                      new ManifestReader(client, repository), new ImageReader(client, repository))
                  .read(input.bodies(Image.class));
          case deleteImages ->
              new ImageDeleter(client, repository).delete(input.bodies(Digest.class));
          case archiveImages ->
              new ImageArchiver(client, repository).archive(input.bodies(Digest.class));
          case restoreImage ->
              new ImageArchiver(client, repository).restore(input.body(Digest.class));
          case describeRepositories -> new RepositoryReader(client, repository.registry()).read();
          case tagRepository -> {
            Map<String, String> tags = input.entries(String.class, String.class);
            new RepositoryTagWriter(client, repository).tag(tags);
            yield tags;
          }
          case untagRepository -> {
            List<String> keys = input.bodies(String.class);
            new RepositoryTagWriter(client, repository).untag(keys);
            yield keys;
          }
          case listPullTimeExclusions ->
              new RegistryReader(client, repository.registry()).pullTimeExclusions();
          case describeReplication -> new RegistryReader(client, repository.registry()).replicas();
        };
    exchange.getMessage().setBody(result);
  }
}
