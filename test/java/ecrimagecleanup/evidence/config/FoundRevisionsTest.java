package ecrimagecleanup.evidence.config;

import static ecrimagecleanup.decision.CheckFixtures.arn;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.image;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.RepositoryNames;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of a sidecar that every service runs no more revisions are looked at than are asked for. */
class FoundRevisionsTest {
  private static final int SERVICES = 1_000;

  private static final ImageNames SIDECAR =
      ImageNames.of(RepositoryNames.of(REPOSITORY), image(1, "1.41.0"), List.of(), List.of());

  private final AtomicInteger looks = new AtomicInteger();

  /** A revision that counts who looks at it. */
  private final class Watched implements NamingImages {
    private final TaskDefinitionArn arn;

    private Watched(TaskDefinitionArn arn) {
      this.arn = arn;
    }

    @Override
    public TaskDefinitionArn arn() {
      looks.incrementAndGet();
      return arn;
    }

    @Override
    public List<ImageReference.Ecr> references() {
      looks.incrementAndGet();
      return List.of(new ImageReference.Ecr(REPOSITORY, Optional.of("1.41.0"), Optional.empty()));
    }

    @Override
    public Optional<TaskDefinitionItem> lastDaily() {
      return Optional.empty();
    }
  }

  private FoundRevisions<Watched> ofManyServices() {
    FoundRevisions<Watched> found =
        new FoundRevisions<>(
            IntStream.range(0, SERVICES).mapToObj(i -> new Watched(arn("s-" + i, 1))).toList());
    looks.set(0);
    return found;
  }

  @Test
  void whoAsksForAFamilyLooksAtThatAlone() {
    FoundRevisions<Watched> found = ofManyServices();

    assertThat(found.haveOfFamily(arn("s-7", 3), each -> true)).isTrue();
    assertThat(found.haveOfFamily(arn("other", 1), each -> true)).isFalse();
    assertThat(found.haveOfFamily(arn("s-7", 3), each -> false)).isFalse();
    assertThat(looks).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void aFamilyOfThatNameInAnotherAccountIsAnother() {
    TaskDefinitionArn here = arn("s-7", 1);
    String other = here.accountId().equals("999999999999") ? "111111111111" : "999999999999";

    assertThat(
            ofManyServices()
                .haveOfFamily(
                    new TaskDefinitionArn("aws", here.region(), other, "s-7", 1), each -> true))
        .isFalse();
  }

  @Test
  void whoNeedsOneThatNamesTheImageLooksAtOne() {
    FoundRevisions<Watched> found = ofManyServices();

    assertThat(found.naming(SIDECAR).findFirst()).isPresent();
    assertThat(looks).hasValueLessThanOrEqualTo(1);
    assertThat(found.naming(SIDECAR)).hasSize(SERVICES);
  }

  @Test
  void withNoMoreTheyAreTheSame() {
    FoundRevisions<Watched> found = ofManyServices();

    assertThat(found.and(List.of())).isSameAs(found);
    assertThat(found.and(List.of(new Watched(arn("more", 1)))).all()).hasSize(SERVICES + 1);
    assertThat(looks).as("looked at to be found").hasPositiveValue();
  }
}
