package ecrimagecleanup.component.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.evidence.ecs.NewestRevisions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;

/** The newest ACTIVE revisions of a family, whatever images they name. */
class NewestRevisionsReaderTest extends EcsUsageTestCase {
  private static final String NEWEST = URI.replace("describeUsage", "listNewestRevisions");
  private static final Family ORDERS = new Family(FIRST, "orders");

  private Map<Family, List<Integer>> newest(String options, Object families) throws Exception {
    return camel
        .send(NEWEST + options, families, Map.of())
        .getMessage()
        .getBody(NewestRevisions.class)
        .revisions();
  }

  private void active(int... revisions) {
    IntStream.of(revisions).forEach(number -> addActive(ecs, "orders:" + number, "orders:v1"));
  }

  @Test
  void listsAsManyAsAreWantedWithACallForEachFamily() throws Exception {
    active(1, 2, 9, 10, 11);

    assertThat(newest("&newest=3", List.of(ORDERS, new Family(FIRST, "gone"))))
        .isEqualTo(Map.of(ORDERS, List.of(11, 10, 9), new Family(FIRST, "gone"), List.of()));
    assertThat(ecs.requests(ListTaskDefinitionsRequest.class))
        .hasSize(2)
        .allSatisfy(request -> assertThat(request.sortAsString()).isEqualTo("DESC"))
        .allSatisfy(request -> assertThat(request.statusAsString()).isEqualTo("ACTIVE"));
  }

  @Test
  void readsMorePagesForMoreThanAHundred() throws Exception {
    active(IntStream.rangeClosed(1, 130).toArray());

    assertThat(newest("&newest=120", FIRST + "/orders").get(ORDERS)).hasSize(120).endsWith(12, 11);
    assertThat(ecs.requests(ListTaskDefinitionsRequest.class)).hasSize(2);
  }

  @Test
  void anEmptyTokenIsThatOfTheLastPage() throws Exception {
    active(1, 2);
    ecs.lastToken = "";

    assertThat(newest("&newest=3", List.of(ORDERS))).isEqualTo(Map.of(ORDERS, List.of(2, 1)));
  }

  @Test
  void aFamilyThatCannotBeListedIsMissing() throws Exception {
    assertThat(newest("", List.of(new Family("777766665555/eu-west-1", "orders")))).isEmpty();
  }

  @Test
  void aFamilyWhoseListHasWhatIsNoneOfItIsMissing() throws Exception {
    active(1);
    ecs.active.add("arn:aws:ecs:eu-west-1:777766665555:task-definition/orders:2");

    assertThat(newest("", List.of(ORDERS))).isEmpty();
  }
}
