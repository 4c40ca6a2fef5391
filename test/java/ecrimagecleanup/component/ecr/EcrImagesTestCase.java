package ecrimagecleanup.component.ecr;

import ecrimagecleanup.component.CamelFixture;
import ecrimagecleanup.component.ScriptedClient;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageStatusFilter;

/** A fake ECR behind the component, one repository, and short names for what tests need. */
abstract class EcrImagesTestCase {
  static final Repository REPOSITORY =
      new Repository(new Registry("111122223333", "eu-west-1"), "team/orders");
  static final Instant PUSHED_AT = Instant.parse("2026-03-01T12:00:00Z");

  final ScriptedClient<EcrClient> ecr = new ScriptedClient<>(EcrClient.class);

  @RegisterExtension final CamelFixture camel = new CamelFixture(ecr.client());

  Exchange exchange(String operation, Object body) throws Exception {
    return camel.send(
        "ecr-images:images?operation=" + operation,
        body,
        Map.of(EcrImagesConstants.REPOSITORY, REPOSITORY));
  }

  Object run(String operation, Object body) throws Exception {
    return exchange(operation, body).getMessage().getBody();
  }

  static Digest digest(int number) {
    return new Digest("sha256:%064x".formatted(number));
  }

  static List<Digest> digests(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(EcrImagesTestCase::digest).toList();
  }

  static ImageDetail detail(int number, String... tags) {
    return ImageDetail.builder()
        .imageDigest(digest(number).value())
        .imageTags(tags.length == 0 ? null : List.of(tags))
        .imagePushedAt(PUSHED_AT)
        .build();
  }

  static DescribeImagesResponse described(ImageDetail... details) {
    return DescribeImagesResponse.builder().imageDetails(details).build();
  }

  static DescribeImagesRequest.Builder describeRequest() {
    return DescribeImagesRequest.builder()
        .registryId("111122223333")
        .repositoryName("team/orders")
        .filter(filter -> filter.imageStatus(ImageStatusFilter.ANY));
  }

  static ImageFailure failure(int number, ImageFailureCode code) {
    return ImageFailure.builder()
        .imageId(ImageIdentifiers.of(digest(number)))
        .failureCode(code)
        .failureReason("because")
        .build();
  }
}
