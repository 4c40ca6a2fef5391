package ecrimagecleanup.gateway;

import ecrimagecleanup.settings.SettingsException;
import ecrimagecleanup.words.Sentence;
import java.util.Optional;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.VetoCamelContextStartException;
import org.apache.camel.util.URISupport;

/** What is wrong with a route that somebody has edited, and where, in a sentence. */
final class RouteFailures {
  private RouteFailures() {}

  static Optional<String> sentence(Throwable exception) {
    String cause = Sentence.ended(String.valueOf(Failures.root(exception).getMessage()));
    return vetoed(exception, cause)
        .or(
            () ->
                PlainSentence.cause(exception, FailedToCreateRouteException.class)
                    .map(
                        failed ->
                            "The route %s cannot be started: %s Correct its file."
                                .formatted(failed.getRouteId(), cause)))
        .or(
            () ->
                PlainSentence.cause(exception, ResolveEndpointFailedException.class)
                    .map(
                        failed ->
                            "The endpoint %s of a route cannot be used: %s Correct the file that names it."
                                .formatted(URISupport.sanitizeUri(failed.getUri()), cause)));
  }

  /** A veto of ours is a sentence already; of a file that cannot be parsed its cause says where. */
  private static Optional<String> vetoed(Throwable exception, String cause) {
    return PlainSentence.cause(exception, VetoCamelContextStartException.class)
        .filter(veto -> PlainSentence.cause(veto, SettingsException.class).isEmpty())
        .map(
            veto ->
                veto.getCause() == null
                    ? cause
                    : "The routes of ecr-image-cleanup cannot be loaded: %s Correct that file."
                        .formatted(cause));
  }
}
