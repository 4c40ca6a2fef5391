package ecrimagecleanup.report;

/**
 * A made-up repository.
 *
 * @param name its name
 * @param share its share of all images, in thousandths
 * @param megabytes the size of an image
 * @param optedIn whether its owner opted in
 * @param team who owns it; empty if it has no such tag
 */
record FixtureRepository(String name, int share, int megabytes, boolean optedIn, String team) {}
