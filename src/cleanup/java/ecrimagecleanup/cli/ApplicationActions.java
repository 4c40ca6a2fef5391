package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.component.AwsEndpoint;
import ecrimagecleanup.component.AwsOperation;
import ecrimagecleanup.component.ecr.EcrImagesOperation;
import ecrimagecleanup.doctor.NeededActions;
import java.util.List;
import java.util.stream.Stream;

/** The operations that the routes of the application call, by their IAM actions. */
public final class ApplicationActions {
  private ApplicationActions() {}

  /**
   * The actions of an application that is started, before a command calls an endpoint of its own. A
   * route that the settings switch off is not there, and so its actions are not needed.
   */
  public static NeededActions needed(Application application) {
    return new NeededActions(
        of(
            application
                .endpoints()
                .filter(AwsEndpoint.class::isInstance)
                .map(endpoint -> ((AwsEndpoint<?>) endpoint).operation())),
        of(Stream.of(EcrImagesOperation.deleteImages, EcrImagesOperation.archiveImages)));
  }

  private static List<String> of(Stream<AwsOperation> operations) {
    return operations
        .flatMap(operation -> operation.actions().stream())
        .distinct()
        .sorted()
        .toList();
  }
}
