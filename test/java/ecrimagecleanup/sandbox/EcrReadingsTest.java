package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageStatusFilter;
import software.amazon.awssdk.services.ecr.model.TargetStorageClass;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

/** What ECR and EventBridge Scheduler do under each reading. */
class EcrReadingsTest {

  @Test
  void archiveIndexAloneLeavesItsChildren() {
    assertThat(archivedWithAnIndex(Reading.ArchiveIndex.ALONE)).containsExactly("index");
  }

  @Test
  void archiveIndexWithItsChildrenLeavesThoseThatHaveATagOrAnotherIndex() {
    assertThat(archivedWithAnIndex(Reading.ArchiveIndex.WITH_ITS_CHILDREN))
        .containsExactlyInAnyOrder("index", "own");
  }

  @Test
  void archiveIndexWithAllItListsLeavesNothingOfThat() {
    assertThat(archivedWithAnIndex(Reading.ArchiveIndex.WITH_ALL_IT_LISTS))
        .containsExactlyInAnyOrder("index", "own", "another", "another");
  }

  @Test
  void manifestReadAPullMovesThePullTimeOfWhoeverIsNotExcluded() {
    assertThat(pulledByReading(Reading.ManifestRead.NO_PULL, false)).isFalse();
    assertThat(pulledByReading(Reading.ManifestRead.A_PULL, false)).isTrue();
    assertThat(pulledByReading(Reading.ManifestRead.A_PULL, true)).isFalse();
  }

  @Test
  void scheduleInput200KbRefusesWhatIsLarger() {
    assertThatCode(() -> schedule(ReadAws.under(), 250_000)).doesNotThrowAnyException();
    ReadAws strict = ReadAws.under(Reading.ScheduleInput.KB_200);
    assertThatCode(() -> schedule(strict, 200_000)).doesNotThrowAnyException();
    assertThatThrownBy(() -> schedule(strict, 200_001)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> schedule(ReadAws.under(), 262_145))
        .isInstanceOf(ValidationException.class);
  }

  private static List<String> archivedWithAnIndex(Reading reading) {
    ReadAws aws = ReadAws.under(reading);
    String own = aws.owner.push(ReadAws.REPOSITORY, "", "own", 1000);
    String tagged = aws.owner.push(ReadAws.REPOSITORY, "arm64", "tagged", 1000);
    String shared = aws.owner.push(ReadAws.REPOSITORY, "", "shared", 1000);
    String index = aws.owner.pushIndex(ReadAws.REPOSITORY, "v1", List.of(own, tagged, shared));
    aws.owner.pushIndex(ReadAws.REPOSITORY, "v2", List.of(shared));
    aws.ecr.updateImageStorageClass(
        r ->
            r.repositoryName(ReadAws.REPOSITORY)
                .imageId(id -> id.imageDigest(index))
                .targetStorageClass(TargetStorageClass.ARCHIVE));
    List<String> archived =
        aws
            .ecr
            .describeImages(
                r ->
                    r.repositoryName(ReadAws.REPOSITORY)
                        .filter(filter -> filter.imageStatus(ImageStatusFilter.ARCHIVED)))
            .imageDetails()
            .stream()
            .map(ImageDetail::imageDigest)
            .toList();
    assertThat(aws.world.ledger().removals())
        .extracting(removal -> removal.image().digest())
        .containsExactlyInAnyOrderElementsOf(archived);
    return archived.stream().map(each -> each.equals(index) ? "index" : name(each, own)).toList();
  }

  private static String name(String digest, String own) {
    return digest.equals(own) ? "own" : "another";
  }

  private static boolean pulledByReading(Reading reading, boolean excluded) {
    ReadAws aws = ReadAws.under(reading);
    String digest = aws.owner.push(ReadAws.REPOSITORY, "v1", "one", 1000);
    ImageIdentifier image = ImageIdentifier.builder().imageDigest(digest).build();
    if (excluded) {
      aws.ecr.registerPullTimeUpdateExclusion(r -> r.principalArn(EmbeddedAws.APPLICATION_ROLE));
    }
    aws.ecr.batchGetImage(r -> r.repositoryName(ReadAws.REPOSITORY).imageIds(image));
    return aws.ecr
            .describeImages(r -> r.repositoryName(ReadAws.REPOSITORY).imageIds(image))
            .imageDetails()
            .get(0)
            .lastRecordedPullTime()
        != null;
  }

  private static void schedule(ReadAws aws, int bytes) {
    aws.scheduler.createSchedule(
        r ->
            r.name("input-" + bytes)
                .scheduleExpression("at(2026-03-05T00:00:00)")
                .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                .target(
                    target ->
                        target
                            .arn("arn:aws:sqs:eu-central-1:999988887777:image-deletion-checks")
                            .roleArn(EmbeddedAws.SCHEDULER_ROLE)
                            .input("x".repeat(bytes))));
  }
}
