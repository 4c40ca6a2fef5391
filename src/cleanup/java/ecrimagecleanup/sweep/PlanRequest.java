package ecrimagecleanup.sweep;

import ecrimagecleanup.image.Repository;

/**
 * What to make a plan of.
 *
 * @param repository the repository
 * @param asIfOptedIn whether its owner is taken to have opted in, to see what would come of it
 */
public record PlanRequest(Repository repository, boolean asIfOptedIn) {}
