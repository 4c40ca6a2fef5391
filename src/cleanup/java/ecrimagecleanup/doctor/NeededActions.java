package ecrimagecleanup.doctor;

import java.util.List;

/**
 * The IAM actions of the operations by which the application calls AWS, by what they are about.
 * They are what the operations themselves say.
 *
 * @param anywhere those that have no resource
 * @param schedule those that create a schedule
 * @param repositories those that read repositories and images
 * @param archive those that move an image to the archive
 * @param delete those that delete an image
 * @param assume those by which the role of a workload account is assumed
 * @param inspector those that ask Amazon Inspector, which have no resource
 */
public record NeededActions(
    List<String> anywhere,
    List<String> schedule,
    List<String> repositories,
    List<String> archive,
    List<String> delete,
    List<String> assume,
    List<String> inspector) {
  public NeededActions {
    anywhere = List.copyOf(anywhere);
    schedule = List.copyOf(schedule);
    repositories = List.copyOf(repositories);
    archive = List.copyOf(archive);
    delete = List.copyOf(delete);
    assume = List.copyOf(assume);
    inspector = List.copyOf(inspector);
  }
}
