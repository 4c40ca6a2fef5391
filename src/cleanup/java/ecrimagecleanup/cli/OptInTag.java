package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.Repositories;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.Registries;
import java.util.List;
import java.util.Map;

/**
 * The tag by which the owner of a repository opts in. Without it nothing in a repository is
 * touched.
 *
 * @param gateway calls the endpoints
 * @param registries the registries that the application looks after
 * @param policy says what the tag is
 */
record OptInTag(Gateway gateway, Registries registries, Policy policy) {

  /** That of an application, which is started. */
  static OptInTag of(Application application) {
    return new OptInTag(
        Gateway.to(application),
        application.bean("cleanupRegistries", Registries.class),
        application.bean("cleanupPolicy", Policy.class));
  }

  /**
   * Whether a repository has it.
   *
   * @throws IllegalArgumentException if the repository is of a registry that is not looked after
   */
  boolean isOn(Repository repository) {
    return policy.optedIn(Repositories.tags(registries.named(repository), gateway));
  }

  /**
   * Gives it to a repository.
   *
   * @throws IllegalArgumentException if the repository is of a registry that is not looked after
   */
  void giveTo(Repository repository) {
    gateway.send(
        Endpoint.TAG_REPOSITORY,
        Map.of(policy.optInTag(), policy.optInValue()),
        Repositories.about(registries.named(repository)));
  }

  /**
   * Takes it away from a repository, so that nothing in it is touched any more.
   *
   * @throws IllegalArgumentException if the repository is of a registry that is not looked after
   */
  void takeFrom(Repository repository) {
    gateway.send(
        Endpoint.UNTAG_REPOSITORY,
        List.of(policy.optInTag()),
        Repositories.about(registries.named(repository)));
  }
}
