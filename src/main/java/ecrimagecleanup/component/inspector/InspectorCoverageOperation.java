package ecrimagecleanup.component.inspector;

/** What an {@code inspector-coverage:} endpoint does. The names are the values of the option. */
public enum InspectorCoverageOperation {
  /**
   * What Amazon Inspector covers of the repository of the header {@link
   * InspectorCoverageConstants#REPOSITORY}. Any body becomes {@link
   * ecrimagecleanup.check.InspectorUse}. It has every page, or the call fails; a row that cannot be
   * read is a blind spot of it and no exception. A repository that does not exist, or is not
   * scanned, has no rows.
   */
  describeUse
}
