package ecrimagecleanup.rehearsal;

import static ecrimagecleanup.rehearsal.Answer.notSeen;
import static ecrimagecleanup.rehearsal.Answer.notYet;

import ecrimagecleanup.image.Registry;
import java.util.Optional;

/** The answers to questions about ECS and its events. */
final class EcsAnswers {
  private EcsAnswers() {}

  static Answer event(Rehearsal known) {
    if (Checks.of(known).isOfDeregistration()) {
      return Answer.of(
          Topic.EVENT_BODY,
          "whole or environment-as-a-word",
          "The application made a schedule of the event, so its response names the images. The environment, which the application does not read, may be masked: the rehearsal does not see the event itself.");
    }
    return known.isDone(Step.WATCH_CHECK) && known.did(Step.DEREGISTER)
        ? notSeen(
            Topic.EVENT_BODY,
            "The application made no schedule of the event: the event was not forwarded, the application does not run, or the response in the event is missing or cut. The event itself shows which: aws cloudtrail lookup-events --region %s --lookup-attributes AttributeKey=EventName,AttributeValue=DeregisterTaskDefinition"
                .formatted(Registry.parse(known.workload()).region()))
        : notYet(known, Topic.EVENT_BODY, Step.WATCH_CHECK);
  }

  static Answer sidecar(Rehearsal known) {
    Optional<String> agent = known.fact("agent");
    if (agent.isEmpty()) {
      return notYet(known, Topic.SIDECAR, Step.LOOK_FOR_AGENT);
    }
    return agent.get().equals("digest")
        ? Answer.of(
            Topic.SIDECAR, "digest", "ECS names the image and the digest of a running container.")
        : Answer.of(
            Topic.SIDECAR,
            agent.get(),
            "ECS names neither image nor digest of a running container.");
  }

  static Answer task(Rehearsal known) {
    Optional<String> digest = known.fact("task digest");
    if (digest.isEmpty()) {
      return notYet(known, Topic.TASK_DIGEST, Step.RUN_TASK, Step.WATCH_TASK);
    }
    boolean index = digest.equals(known.fact("digest first"));
    return Answer.of(
        Topic.TASK_DIGEST,
        index ? "index" : "child",
        "imageDigest of the task is %s, the digest of the %s."
            .formatted(digest.get(), index ? "index" : "image that it lists"));
  }

  static Answer revisionOfService(Rehearsal known) {
    return known
        .fact("service revisions")
        .map(
            number ->
                Answer.of(
                    Topic.REVISION_OF_SERVICE,
                    number.equals("0") ? "missing" : "there",
                    "ECS names %s for a service that was created now. Services that were deployed before 2024-10-25 have none."
                        .formatted(number.equals("0") ? "no revision" : "a revision")))
        .orElseGet(() -> notYet(known, Topic.REVISION_OF_SERVICE, Step.CREATE_SERVICE));
  }
}
