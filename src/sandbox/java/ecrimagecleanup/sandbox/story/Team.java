package ecrimagecleanup.sandbox.story;

import java.util.List;
import java.util.Set;

/**
 * A repository and how those who own it deliver.
 *
 * @param repository its name; task definitions and services are called by its last part
 * @param pushesADay how many releases the build pushes on a day, on average
 * @param stages where the releases are deployed to, if they get that far
 * @param naming how the task definitions name the image
 * @param habit what becomes of the old revision in a deployment
 * @param traits what is special about the repository
 * @param others the other images in the task definitions
 */
record Team(
    String repository,
    int pushesADay,
    Set<Stage> stages,
    Naming naming,
    Habit habit,
    Set<Trait> traits,
    List<String> others) {

  /** Stands among the other images for the sidecar of the stage. */
  static final String SIDECAR = "sidecar";

  /** How a task definition names an image. */
  enum Naming {
    TAG,
    DIGEST,
    TAG_AND_DIGEST,
    DUAL_STACK_HOST
  }

  /** What becomes of the old revision in a deployment. */
  enum Habit {
    /** It is deregistered some minutes after the service has been updated, as by CloudFormation. */
    DEREGISTER_AFTERWARDS,
    /** It is deregistered right before the service is updated, as by Terraform. */
    DEREGISTER_FIRST,
    /** It stays ACTIVE, for rollbacks, until the next deployment. */
    KEEP_ONE_BACK,
    /** It stays ACTIVE: nothing ever deregisters it. */
    KEEP_ALL
  }

  /** What is special about a repository. */
  enum Trait {
    NOT_OPTED_IN,
    IMMUTABLE_TAGS,
    FIRST_RELEASE_LOCKED,
    MULTI_ARCHITECTURE
  }

  boolean optedIn() {
    return !traits.contains(Trait.NOT_OPTED_IN);
  }

  String family() {
    return repository.substring(repository.lastIndexOf('/') + 1);
  }
}
