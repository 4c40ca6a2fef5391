package ecrimagecleanup.evidence.ecr;

import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.SourceAnswer;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When ECR last recorded a pull of an image, or of an image that it lists. It can only keep an
 * image: what runs need not be pulled.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageDetail.html">lastRecordedPullTime</a>
 */
public record PullTimes() implements SourceAnswer {
  @Override
  public Map<EvidenceQuestion, Evidence> about(Candidate candidate) {
    Optional<Instant> last =
        Stream.concat(Stream.of(candidate.image()), candidate.listed().stream())
            .flatMap((Image image) -> image.lastPulledAt().stream())
            .max(Instant::compareTo);
    return Map.of(
        EvidenceQuestion.PULLED,
        last.<Evidence>map(
                time -> new UsedUntil("It was last pulled on %s.".formatted(Times.utc(time)), time))
            .orElse(new Unused("ECR has recorded no pull.")));
  }
}
