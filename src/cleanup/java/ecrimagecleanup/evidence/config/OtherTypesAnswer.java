package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.evidence.ReferencesInUse;
import ecrimagecleanup.evidence.ReferencesInUse.UsedReference;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which resources of other types than ECS name images. */
public final class OtherTypesAnswer {
  private static final Pattern ARN = Pattern.compile("arn:[A-Za-z0-9:/_.+=,@-]{1,600}");
  private static final Pattern PLACE = Pattern.compile("[0-9]{12}/[a-z0-9-]{4,40}");
  private static final String UNNAMED = "a resource without a name";

  private OtherTypesAnswer() {}

  /**
   * Reads the complete answer to {@link AggregatorQueries#othersNaming}. Every text below {@code
   * configuration} is taken for a reference: the queries select nothing else there. A row in which
   * no reference to ECR can be read, or one of several cannot, counts as unreadable: something in
   * it matched.
   */
  public static ReferencesInUse read(List<JsonNode> rows) {
    List<UsedReference> references = new ArrayList<>();
    int unreadable = 0;
    for (JsonNode row : rows) {
      List<ImageReference> named = new ArrayList<>();
      collect(row.path("configuration"), named);
      Use use = use(row);
      List<UsedReference> ecr =
          named.stream()
              .filter(ImageReference.Ecr.class::isInstance)
              .map(reference -> new UsedReference(reference, use))
              .toList();
      references.addAll(ecr);
      boolean readable =
          !ecr.isEmpty()
              && named.stream()
                  .allMatch(
                      reference ->
                          reference instanceof ImageReference.Ecr
                              || reference instanceof ImageReference.Foreign);
      unreadable += readable ? 0 : 1;
    }
    return new ReferencesInUse("resources of other types", references, unreadable);
  }

  private static void collect(JsonNode node, List<ImageReference> found) {
    if (node.isTextual()) {
      found.add(ImageReference.parse(node.textValue()));
    }
    node.forEach(child -> collect(child, found));
  }

  private static Use use(JsonNode row) {
    String arn = row.path("arn").asText();
    return new Use(
        ARN.matcher(arn).matches() ? arn : UNNAMED,
        where(row.path("accountId").asText() + "/" + row.path("awsRegion").asText()),
        Optional.empty());
  }

  private static String where(String place) {
    return PLACE.matcher(place).matches() ? place : "";
  }
}
