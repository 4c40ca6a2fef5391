package ecrimagecleanup.component.inspector;

import ecrimagecleanup.component.Pages;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.evidence.inspector.InspectorUse;
import ecrimagecleanup.evidence.inspector.ScannedImage;
import ecrimagecleanup.image.Repository;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.CoverageFilterCriteria;
import software.amazon.awssdk.services.inspector2.model.CoverageResourceType;
import software.amazon.awssdk.services.inspector2.model.CoverageStringComparison;
import software.amazon.awssdk.services.inspector2.model.CoverageStringFilter;
import software.amazon.awssdk.services.inspector2.model.CoveredResource;
import software.amazon.awssdk.services.inspector2.model.ListCoverageRequest;
import software.amazon.awssdk.services.inspector2.model.ListCoverageResponse;

/**
 * Reads what Inspector covers of a repository.
 *
 * @param client the client
 * @param repository the repository
 */
record CoverageReader(Inspector2Client client, Repository repository) {
  /**
   * The most resources that ListCoverage puts on a page.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/inspector/v2/APIReference/API_ListCoverage.html">ListCoverage</a>
   */
  static final int PAGE_SIZE = 200;

  /**
   * Every page.
   *
   * @throws UnusableAnswerException if a page token repeats
   */
  InspectorUse read() {
    List<ScannedImage> images = new ArrayList<>();
    List<String> blindSpots = new ArrayList<>();
    for (CoveredResource resource :
        Pages.<CoveredResource>readAll("the coverage of " + repository, this::page).items()) {
      CoverageMapping.toImage(repository, resource)
          .ifPresentOrElse(
              images::add,
              () ->
                  blindSpots.add(
                      "Amazon Inspector lists an image of %s without a digest that can be read."
                          .formatted(repository)));
    }
    return new InspectorUse(repository, images, blindSpots);
  }

  private Pages.Page<CoveredResource> page(@Nullable String token) {
    ListCoverageResponse response =
        client.listCoverage(
            ListCoverageRequest.builder()
                .filterCriteria(filter())
                .maxResults(PAGE_SIZE)
                .nextToken(token)
                .build());
    return new Pages.Page<>(response.coveredResources(), response.nextToken());
  }

  /** A delegated administrator sees repositories of this name in other accounts as well. */
  private CoverageFilterCriteria filter() {
    return CoverageFilterCriteria.builder()
        .ecrRepositoryName(equalTo(repository.name()))
        .resourceType(equalTo(CoverageResourceType.AWS_ECR_CONTAINER_IMAGE.toString()))
        .accountId(equalTo(repository.registry().accountId()))
        .build();
  }

  private static CoverageStringFilter equalTo(String value) {
    return CoverageStringFilter.builder()
        .comparison(CoverageStringComparison.EQUALS)
        .value(value)
        .build();
  }
}
