package ecrimagecleanup.component.ecr;

import ecrimagecleanup.component.Script;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageResponse;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRegistryRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRegistryResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.ListPullTimeUpdateExclusionsRequest;
import software.amazon.awssdk.services.ecr.model.ListPullTimeUpdateExclusionsResponse;
import software.amazon.awssdk.services.ecr.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecr.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecr.model.TagResourceRequest;
import software.amazon.awssdk.services.ecr.model.TagResourceResponse;
import software.amazon.awssdk.services.ecr.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecr.model.UntagResourceResponse;
import software.amazon.awssdk.services.ecr.model.UpdateImageStorageClassRequest;
import software.amazon.awssdk.services.ecr.model.UpdateImageStorageClassResponse;

/** An ECR that answers from a script. */
final class FakeEcr implements EcrClient {
  final Script script = new Script();
  boolean closed;

  @Override
  public DescribeImagesResponse describeImages(DescribeImagesRequest request) {
    return script.next(request, DescribeImagesResponse.class);
  }

  @Override
  public BatchGetImageResponse batchGetImage(BatchGetImageRequest request) {
    return script.next(request, BatchGetImageResponse.class);
  }

  @Override
  public BatchDeleteImageResponse batchDeleteImage(BatchDeleteImageRequest request) {
    return script.next(request, BatchDeleteImageResponse.class);
  }

  @Override
  public UpdateImageStorageClassResponse updateImageStorageClass(
      UpdateImageStorageClassRequest request) {
    return script.next(request, UpdateImageStorageClassResponse.class);
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return script.next(request, ListTagsForResourceResponse.class);
  }

  @Override
  public TagResourceResponse tagResource(TagResourceRequest request) {
    return script.next(request, TagResourceResponse.class);
  }

  @Override
  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    return script.next(request, UntagResourceResponse.class);
  }

  @Override
  public DescribeRepositoriesResponse describeRepositories(DescribeRepositoriesRequest request) {
    return script.next(request, DescribeRepositoriesResponse.class);
  }

  @Override
  public ListPullTimeUpdateExclusionsResponse listPullTimeUpdateExclusions(
      ListPullTimeUpdateExclusionsRequest request) {
    return script.next(request, ListPullTimeUpdateExclusionsResponse.class);
  }

  @Override
  public DescribeRegistryResponse describeRegistry(DescribeRegistryRequest request) {
    return script.next(request, DescribeRegistryResponse.class);
  }

  @Override
  public String serviceName() {
    return "ecr";
  }

  @Override
  public void close() {
    closed = true;
  }
}
