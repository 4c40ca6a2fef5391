package ecrimagecleanup.component.inspector;

import ecrimagecleanup.component.Pages;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.vulnerability.Findings;
import ecrimagecleanup.vulnerability.RepositoryFindings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.AggregationRequest;
import software.amazon.awssdk.services.inspector2.model.AggregationResponse;
import software.amazon.awssdk.services.inspector2.model.AggregationType;
import software.amazon.awssdk.services.inspector2.model.AwsEcrContainerAggregation;
import software.amazon.awssdk.services.inspector2.model.AwsEcrContainerAggregationResponse;
import software.amazon.awssdk.services.inspector2.model.ListFindingAggregationsRequest;
import software.amazon.awssdk.services.inspector2.model.ListFindingAggregationsResponse;
import software.amazon.awssdk.services.inspector2.model.SeverityCounts;
import software.amazon.awssdk.services.inspector2.model.StringComparison;
import software.amazon.awssdk.services.inspector2.model.StringFilter;

/**
 * Reads how many findings Inspector has of the images of a repository: a row for each image, and
 * never the findings themselves.
 *
 * @param client the client
 * @param repository the repository
 */
record FindingReader(Inspector2Client client, Repository repository) {
  /**
   * The most rows that ListFindingAggregations puts on a page.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/inspector/v2/APIReference/API_ListFindingAggregations.html">ListFindingAggregations</a>
   */
  static final int PAGE_SIZE = 100;

  /**
   * Every page.
   *
   * @throws UnusableAnswerException if a page token repeats
   */
  RepositoryFindings read() {
    Map<Digest, Findings> images = new HashMap<>();
    long unnamed = 0;
    for (AggregationResponse row :
        Pages.<AggregationResponse>readAll("the findings of " + repository, this::page).items()) {
      AwsEcrContainerAggregationResponse image = row.awsEcrContainerAggregation();
      Optional<Digest> digest =
          image == null ? Optional.empty() : CoverageMapping.digest(repository, image.resourceId());
      if (digest.isPresent()) {
        images.merge(digest.get(), findings(image.severityCounts()), Findings::plus);
      } else {
        unnamed++;
      }
    }
    return new RepositoryFindings(images, unnamed);
  }

  private static Findings findings(@Nullable SeverityCounts counts) {
    return counts == null
        ? Findings.NONE
        : Findings.of(
            number(counts.all()),
            number(counts.critical()),
            number(counts.high()),
            number(counts.medium()));
  }

  private static long number(@Nullable Long count) {
    return count == null ? 0 : count;
  }

  private Pages.Page<AggregationResponse> page(@Nullable String token) {
    ListFindingAggregationsResponse response =
        client.listFindingAggregations(
            ListFindingAggregationsRequest.builder()
                .aggregationType(AggregationType.AWS_ECR_CONTAINER)
                .accountIds(equalTo(repository.registry().accountId()))
                .aggregationRequest(
                    AggregationRequest.fromAwsEcrContainerAggregation(
                        AwsEcrContainerAggregation.builder()
                            .repositories(equalTo(repository.name()))
                            .build()))
                .maxResults(PAGE_SIZE)
                .nextToken(token)
                .build());
    return new Pages.Page<>(response.responses(), response.nextToken());
  }

  private static StringFilter equalTo(String value) {
    return StringFilter.builder().comparison(StringComparison.EQUALS).value(value).build();
  }
}
