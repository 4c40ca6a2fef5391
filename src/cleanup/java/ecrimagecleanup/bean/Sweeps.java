package ecrimagecleanup.bean;

import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.sweep.Nominations;
import ecrimagecleanup.sweep.PlannedImage;
import ecrimagecleanup.sweep.RepositoryReading;
import ecrimagecleanup.sweep.Survey;
import ecrimagecleanup.sweep.Sweep;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/** What the routes of sweeps ask. Stateless. */
public final class Sweeps {
  private final Registries registries;
  private final Surveys surveys;
  private final Policy policy;
  private final Clock clock;

  public Sweeps(Registries registries, Surveys surveys, Policy policy, Clock clock) {
    this.registries = registries;
    this.surveys = surveys;
    this.policy = policy;
    this.clock = clock;
  }

  /** A sweep of all repositories that begins now. */
  public Sweep ofAll() {
    return Sweep.ofAll(clock.instant());
  }

  /** When the message of a sweep is to come: those of repositories some at a time. */
  public Instant at(@Body Sweep sweep) {
    return sweep.at(clock.instant());
  }

  /** Reads the body of a message of the sweeps queue. */
  public Sweep read(@Body String body) {
    Sweep sweep = Sweep.read(body);
    sweep.repository().ifPresent(repository -> registries.require(repository.registry()));
    return sweep;
  }

  /** Whether a sweep is of all repositories. */
  public boolean isOfAll(@Body Sweep sweep) {
    return sweep.repository().isEmpty();
  }

  /** The repository of a sweep of one. */
  public Repository repository(@Body Sweep sweep) {
    return sweep.repository().orElseThrow();
  }

  /** What is known of the repository by its tags. */
  public RepositoryReading repositoryTags(Sweep sweep, RepositoryTags tags) {
    return surveys.of(repository(sweep), tags);
  }

  /** Whether the owner of a repository opted in. */
  public boolean optedIn(@Body RepositoryTags repositoryTags) {
    return policy.optedIn(repositoryTags);
  }

  /** The part of the sweep that one repository is. */
  public Sweep ofRepository(
      @Variable("sweep") Sweep sweep, @Header("CamelEcrRepository") Repository repository) {
    return sweep.of(repository);
  }

  /** What is nominated of a repository whose owner has not opted in. */
  public List<ScheduledCheck> nothing() {
    return List.of();
  }

  /** The checks of what the sweep nominates. */
  public List<ScheduledCheck> nominations(@Variable("sweep") Sweep sweep, @Body Survey survey) {
    Nominations nominations = new Nominations(policy, sweep.time(), clock.instant());
    List<PlannedImage> planned = surveys.forecast(survey);
    return Stream.concat(
            nominations.of(survey, planned).stream(),
            surveys.heldByStale(survey, planned).stream()
                .flatMap(held -> nominations.ofStale(survey, held).stream()))
        .toList();
  }
}
