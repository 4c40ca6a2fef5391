package ecrimagecleanup.component.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.component.CamelFixture;
import ecrimagecleanup.component.ScriptedClient;
import ecrimagecleanup.image.ImageFixtures;
import ecrimagecleanup.vulnerability.Findings;
import ecrimagecleanup.vulnerability.RepositoryFindings;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.AccessDeniedException;
import software.amazon.awssdk.services.inspector2.model.AggregationResponse;
import software.amazon.awssdk.services.inspector2.model.ListFindingAggregationsRequest;
import software.amazon.awssdk.services.inspector2.model.ListFindingAggregationsResponse;
import software.amazon.awssdk.services.inspector2.model.SeverityCounts;
import software.amazon.awssdk.services.inspector2.model.StringFilter;

class InspectorFindingsTest {
  private static final String ARN = "arn:aws:ecr:eu-central-1:999988887777:repository/team/orders/";

  private final ScriptedClient<Inspector2Client> inspector =
      new ScriptedClient<>(Inspector2Client.class);

  @RegisterExtension final CamelFixture camel = new CamelFixture(inspector.client());

  private Object count() throws Exception {
    return camel
        .send(
            "inspector-coverage:findings?operation=countFindings",
            "",
            Map.of(InspectorCoverageConstants.REPOSITORY, ImageFixtures.REPOSITORY))
        .getMessage()
        .getBody();
  }

  @Test
  void countsTheFindingsOfEachImageOnEveryPage() throws Exception {
    inspector.script.willAnswer(
        page("a", row(ARN + digest(1), counts(20L, 3L, 4L, 5L))),
        page(
            null,
            row(ARN + digest(2), counts(1L, null, null, null)),
            row(ARN + digest(1), counts(1L, 1L, 0L, 0L)),
            row(ARN + digest(3), null)));

    assertThat(count())
        .isEqualTo(
            new RepositoryFindings(
                Map.of(
                    ImageFixtures.digest(1), new Findings(4, 4, 5, 8),
                    ImageFixtures.digest(2), new Findings(0, 0, 0, 1),
                    ImageFixtures.digest(3), Findings.NONE),
                0));
    assertThat(inspector.script.requests())
        .containsExactly(request().build(), request().nextToken("a").build());
  }

  @Test
  void whatIsOfNoImageOfTheRepositoryIsCountedApart() throws Exception {
    inspector.script.willAnswer(
        page(
            null,
            row(ARN.replace("orders", "cart") + digest(1), counts(1L, 1L, 0L, 0L)),
            row(null, counts(1L, 1L, 0L, 0L)),
            AggregationResponse.builder().build()));

    assertThat(count()).isEqualTo(new RepositoryFindings(Map.of(), 3));
  }

  @Test
  void failsWithoutTheRight() {
    RuntimeException denied = AccessDeniedException.builder().build();
    inspector.script.willAnswer(denied);

    assertThatThrownBy(this::count).isSameAs(denied);
  }

  private static String digest(int number) {
    return ImageFixtures.digest(number).value();
  }

  private static ListFindingAggregationsRequest.Builder request() {
    return ListFindingAggregationsRequest.builder()
        .aggregationType("AWS_ECR_CONTAINER")
        .accountIds(equalTo("999988887777"))
        .aggregationRequest(
            asked ->
                asked.awsEcrContainerAggregation(
                    images -> images.repositories(equalTo("team/orders"))))
        .maxResults(100);
  }

  private static StringFilter equalTo(String value) {
    return StringFilter.builder().comparison("EQUALS").value(value).build();
  }

  private static SeverityCounts counts(
      @Nullable Long all, @Nullable Long critical, @Nullable Long high, @Nullable Long medium) {
    return SeverityCounts.builder().all(all).critical(critical).high(high).medium(medium).build();
  }

  private static AggregationResponse row(
      @Nullable String resourceId, @Nullable SeverityCounts counts) {
    return AggregationResponse.builder()
        .awsEcrContainerAggregation(row -> row.resourceId(resourceId).severityCounts(counts))
        .build();
  }

  private static ListFindingAggregationsResponse page(
      @Nullable String nextToken, AggregationResponse... rows) {
    return ListFindingAggregationsResponse.builder()
        .responses(Arrays.asList(rows))
        .nextToken(nextToken)
        .build();
  }
}
