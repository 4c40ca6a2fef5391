package ecrimagecleanup.component.ecr;

import ecrimagecleanup.component.AwsProducer;
import ecrimagecleanup.component.Form;
import ecrimagecleanup.component.Input;
import ecrimagecleanup.image.Image;
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
  private static final int MAXIMUM_KEY_LENGTH = 128;
  private static final Form<String> KEY =
      new Form<>(String.class, "a key of 1 to 128 characters", EcrImagesProducer::key);

  private final EcrImagesEndpoint endpoint;
  private final EcrImagesOperation operation;

  EcrImagesProducer(EcrImagesEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.operation = endpoint.operation();
  }

  @Override
  public void process(Exchange exchange) {
    Input input = input(exchange);
    Repository repository = input.header(EcrImagesConstants.REPOSITORY, Form.REPOSITORY);
    EcrClient client = endpoint.clients().client(repository.registry().region());
    Object result =
        switch (operation) {
          case describeRepositoryTags -> new RepositoryTagReader(client, repository).read();
          case findImage -> new ImageReader(client, repository).find(input.body(Form.REFERENCE));
          case describeImages ->
              new ImageReader(client, repository).describe(input.bodies(Form.DIGEST));
          case listImages -> new ImageReader(client, repository).list();
          case describeManifests ->
              new ManifestReader(client, repository).describe(input.bodies(Form.DIGEST));
          case describeLayers ->
              new LayerReader(new ManifestReader(client, repository), endpoint.layers())
                  .describe(input.bodies(Form.DIGEST));
          case describeImageTree ->
              new ImageTreeReader(
                      new ManifestReader(client, repository), new ImageReader(client, repository))
                  .read(input.bodies(Image.class));
          case deleteImages ->
              new ImageDeleter(client, repository).delete(input.bodies(Form.DIGEST));
          case archiveImages ->
              new ImageArchiver(client, repository).archive(input.bodies(Form.DIGEST));
          case restoreImage ->
              new ImageArchiver(client, repository).restore(input.body(Form.DIGEST));
          case describeRepositories -> new RepositoryReader(client, repository.registry()).read();
          case tagRepository -> {
            Map<String, String> tags = input.entries();
            new RepositoryTagWriter(client, repository).tag(tags);
            yield tags;
          }
          case untagRepository -> {
            List<String> keys = input.bodies(KEY);
            new RepositoryTagWriter(client, repository).untag(keys);
            yield keys;
          }
          case listPullTimeExclusions ->
              new RegistryReader(client, repository.registry()).pullTimeExclusions();
          case describeReplication -> new RegistryReader(client, repository.registry()).replicas();
          case describePullThroughCacheRules ->
              new PullThroughCacheReader(client, repository.registry()).rules();
        };
    exchange.getMessage().setBody(result);
  }

  private static String key(String text) {
    if (text.isEmpty() || text.length() > MAXIMUM_KEY_LENGTH) {
      throw new IllegalArgumentException("It is no key of a tag.");
    }
    return text;
  }
}
