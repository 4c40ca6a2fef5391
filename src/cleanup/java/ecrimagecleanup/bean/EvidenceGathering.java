package ecrimagecleanup.bean;

import ecrimagecleanup.decision.Assessment;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.ReferencesInUse;
import ecrimagecleanup.evidence.SourceAnswer;
import ecrimagecleanup.evidence.ecr.PullTimes;
import ecrimagecleanup.evidence.stale.StaleConditions;
import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.words.OneLine;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** What the routes ask that go from one source of evidence to the next. Stateless. */
public final class EvidenceGathering {
  private static final String ASSESSMENT = "assessment";

  private final EvidenceSources sources;
  private final StaleConditions stale;

  public EvidenceGathering(EvidenceSources sources, StaleConditions stale) {
    this.sources = sources;
    this.stale = stale;
  }

  /** The source to ask next; after the last, which revisions are stale. */
  public String next(@Body Assessment assessment) {
    return sources.after(assessment.answers().keySet()).orElse(EvidenceSources.STALE);
  }

  /** What sources are asked about. */
  public List<Candidate> candidates(@Variable(ASSESSMENT) Assessment assessment) {
    return assessment.candidates();
  }

  /**
   * With what the route of a source left in the body: an answer, or a text with a reference that is
   * in use on each line. Anything else is no answer.
   */
  public Assessment answer(
      @Variable(ASSESSMENT) Assessment assessment,
      @Variable("source") String source,
      @Body @Nullable Object body) {
    if (source.equals(EvidenceSources.STALE)) {
      return assessment.withStale(
          body instanceof StaleRules rules
              ? rules
              : stale.unread("Which revisions are stale was not answered."));
    }
    return assessment.withAnswer(source, answer(source, body));
  }

  private static SourceAnswer answer(String source, @Nullable Object body) {
    if (body instanceof SourceAnswer answer) {
      return answer;
    }
    if (body instanceof String text) {
      return ReferencesInUse.ofLines(source, text);
    }
    return EvidenceSources.unknown(
        source, "The source %s gave no answer that can be read.".formatted(source));
  }

  /** Why a source failed, in one line: the cause of what Camel and reflection made of it. */
  public String failure(@ExchangeException Exception failed) {
    return OneLine.of(FailedMessages.rootOf(failed).toString());
  }

  /** With the answer of a source that failed, whose route is missing, or which took too long. */
  public Assessment failed(
      @Variable(ASSESSMENT) Assessment assessment, @Variable("source") String source) {
    if (source.equals(EvidenceSources.STALE)) {
      return assessment.withStale(
          stale.unread(
              "What starts task definitions, and how ECR records pulls, could not be read; the log says why."));
    }
    return assessment.withAnswer(
        source,
        EvidenceSources.unknown(
            source, "The source %s could not be asked; the log says why.".formatted(source)));
  }

  /** When the images were pulled, as the registry said before. */
  public PullTimes pullTimes() {
    return new PullTimes();
  }
}
