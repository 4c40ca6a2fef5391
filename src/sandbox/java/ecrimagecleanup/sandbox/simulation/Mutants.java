package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.Reading;
import java.util.List;
import java.util.stream.Stream;

/** Every safeguard that the simulation has to miss when it is off. */
final class Mutants {
  private static final String MAIN = "src/cleanup/java/ecrimagecleanup/";

  private Mutants() {}

  /** All of them. */
  static List<Mutant> all() {
    return Stream.of(questions(), rereads(), evidence(), witnesses(), messages(), sweeps(), stops())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Mutant> questions() {
    return List.of(
        question(
            "opted-in",
            "the owner has opted in",
            "OptedInQuestion",
            Bias.to(Deed.OPT_OUT, Deed.SHORT_JOB)),
        question("exists", "the image exists", "ExistsQuestion", Bias.to(Deed.DELETE_IMAGE)),
        question(
            "owner-tags",
            "the owner is understood",
            "OwnerTagsQuestion",
            Bias.to(Deed.MISTAKE, Deed.SHORT_JOB)),
        question(
            "in-archive",
            "in the archive already",
            "InArchiveQuestion",
            Bias.to(Profile.ARCHIVE, Deed.SHORT_JOB)),
        question(
            "grace-period",
            "the grace period",
            "GracePeriodQuestion",
            Bias.to(Deed.MISTAKE, Deed.SHORT_JOB)),
        question(
            "protected-tag",
            "protected tags",
            "ProtectedTagQuestion",
            Bias.to(Deed.PROTECT, Deed.SHORT_JOB)),
        question(
            "later-check", "a later check decides", "LaterCheckQuestion", Bias.to(Deed.SHORT_JOB)),
        new Mutant(
            "seen-in-use",
            "a check that sees a use ends only for one that remembers it",
            MAIN + "decision/question/LaterCheckQuestion.java",
            "return given.isSeenInUse()",
            "return false",
            Bias.to(Deed.SCALE, Deed.RELEASE)
                .told(true)
                .under(new ReadingsOf(ReadingsOf.BY_DEFAULT, List.of(Reading.Services.DAILY)))),
        new Mutant(
            "listed-later-check",
            "an index waits for the check of a use of what it lists",
            MAIN + "decision/question/LaterCheckQuestion.java",
            "superseded.or(() -> useOfListed(given, own))",
            "superseded",
            Bias.to(Profile.ARCHIVE, Deed.BUILD_INDEX, Deed.RELEASE)
                .under(
                    new ReadingsOf(
                        ReadingsOf.BY_DEFAULT,
                        List.of(
                            Reading.Revisions.LATEST_ACTIVE,
                            Reading.ArchiveIndex.WITH_ITS_CHILDREN)))),
        new Mutant(
            "shared-parts",
            "an index is not archived while another lists some of what it lists",
            MAIN + "decision/question/ListedImagesQuestion.java",
            ".or(() -> wanted(parts))",
            "",
            indexes(Deed.RELEASE)),
        new Mutant(
            "protected-parts",
            "an index is not archived while something that it lists has a protected tag",
            MAIN + "decision/question/ListedImagesQuestion.java",
            ".or(() -> protectedTag(given, parts))",
            "",
            indexes(Deed.PROTECT)),
        question(
            "coverage",
            "the aggregator sees everything",
            "CoverageQuestion",
            Bias.to(Deed.LOSE_SOURCE, Deed.STOP_RECORDER, Deed.RELEASE)),
        question(
            "task-definitions",
            "task definitions",
            "TaskDefinitionsQuestion",
            Bias.to(Deed.RELEASE, Deed.SHORT_JOB)),
        question(
            "services",
            "services",
            "ServicesQuestion",
            Bias.to(Deed.DEREGISTER_RUNNING, Deed.RELEASE)),
        question("pulled", "pulled lately", "PulledQuestion", Bias.to(Deed.PULL, Deed.SHORT_JOB)),
        question(
            "further-evidence",
            "further evidence",
            "FurtherEvidenceQuestion",
            Bias.to(Profile.DELETE_LIVE, Deed.MOVE_TAG, Deed.RELEASE, Deed.SWEEP)),
        question(
            "everything-asked",
            "all sources were asked",
            "EverythingAskedQuestion",
            Bias.to(Deed.SHORT_JOB)),
        question(
            "second-look",
            "a whole grace period after a veto",
            "SecondLookQuestion",
            Bias.to(Deed.DEREGISTER_RUNNING, Deed.STOP_SERVICE)),
        question(
            "part-of-another",
            "part of another",
            "PartOfAnotherQuestion",
            Bias.to(Profile.ARCHIVE, Deed.BUILD_INDEX, Deed.SIGN, Deed.SHORT_JOB)),
        question(
            "newest",
            "among the newest",
            "NewestQuestion",
            Bias.to(Deed.KEEP_NEWEST, Deed.SHORT_JOB)),
        new Mutant(
            "newest-of-a-kind",
            "among the newest of a kind of tags",
            MAIN + "image/NewestRules.java",
            "kind.includes(tag)",
            "tag.isEmpty()",
            Bias.to(Deed.KEEP_NEWEST, Deed.SHORT_JOB)),
        new Mutant(
            "no-version",
            "what has no version is as new as can be",
            MAIN + "image/NewestPlace.java",
            "      return true;",
            "      return false;",
            Bias.to(Deed.KEEP_NEWEST, Deed.BUILD_INDEX, Deed.SHORT_JOB)),
        question(
            "mutable-tags",
            "tags that move",
            "MutableTagsQuestion",
            Bias.to(Profile.DELETE, Deed.MOVE_TAG, Deed.RELEASE, Deed.SWEEP)),
        question("brake", "the brake", "BrakeQuestion", Bias.to(Deed.BRAKE, Deed.SHORT_JOB)));
  }

  /** The table without a question: in its place another one is asked, for the second time. */
  private static Mutant question(String name, String safeguard, String question, Bias bias) {
    return new Mutant(
        name,
        safeguard,
        MAIN + "decision/question/Questions.java",
        "new %s()".formatted(question),
        question.equals("ExistsQuestion") ? "new OptedInQuestion()" : "new ExistsQuestion()",
        bias);
  }

  private static List<Mutant> rereads() {
    return List.of(
        new Mutant(
            "reread-tags",
            "the repository's tags are read once more",
            MAIN + "bean/Removals.java",
            "lookedAgain(again, checks.decide(again), List.of(), table);",
            "lookedAgain(again, checks.decide(again.withRegistry(again.registry().withTags(\n        settlement.assessment().registry().tags()))), List.of(), table);",
            Bias.to(Deed.SHORT_JOB).with(FaultKind.OWNER_BRAKES)),
        new Mutant(
            "dependants-first",
            "what belongs to an image is checked after it",
            MAIN + "decision/Settlement.java",
            "        .filter(decided -> targets.contains(decided.digest()))\n        .flatMap(",
            "        .filter(decided -> false)\n        .flatMap(",
            Bias.to(Deed.BUILD_INDEX, Deed.SHORT_JOB)));
  }

  private static List<Mutant> evidence() {
    return List.of(
        new Mutant(
            "seen-everywhere",
            "AWS Config alone has to have seen each workload since",
            MAIN + "evidence/config/Coverage.java",
            ".or(() -> provedFor.flatMap(time -> notSeenSince(image.due().minus(time))))",
            "",
            Bias.NONE),
        new Mutant(
            "ended-and-running",
            "ECS says that what has ended still runs, where AWS Config records no services",
            MAIN + "evidence/ecs/LiveUse.java",
            ".filter(running::include)",
            ".filter(arn -> false)",
            Bias.NONE),
        new Mutant(
            "stopped-and-forgotten",
            "the task definition of a task that stopped has ended later, and AWS Config forgot it",
            MAIN + "evidence/config/ListedTaskDefinitions.java",
            "arn -> !shows(arn) && described.of(arn).isEmpty()",
            "arn -> false",
            Bias.NONE),
        new Mutant(
            "unknown",
            "what is not known keeps",
            MAIN + "decision/question/EvidencedQuestion.java",
            "return said instanceof Unused\n",
            "return !(said instanceof ecrimagecleanup.evidence.Evidence.Used)\n",
            Bias.to(Deed.LOSE_SOURCE, Deed.RELEASE, Deed.SHORT_JOB)),
        new Mutant(
            "exact-match",
            "only an exact reference counts",
            MAIN + "image/ImageNames.java",
            "return isIn(reference.repository())\n        && (reference.digest()",
            "return reference.digest().isPresent()\n        && (reference.digest()",
            Bias.to(Deed.RELEASE)),
        new Mutant(
            "pages",
            "all pages are read",
            MAIN + "component/Pages.java",
            "} while (token != null && !token.isEmpty());",
            "} while (calls == 0 && token != null && !token.isEmpty());",
            Bias.to(Deed.RELEASE).with(FaultKind.PARTIAL_PAGE)),
        new Mutant(
            "grace-after",
            "a use that ended counts for a grace period",
            MAIN + "decision/question/EvidencedQuestion.java",
            "if (passed.isAfter(given.now())) {",
            "if (end.isAfter(given.now())) {",
            Bias.to(Profile.DELETE_LIVE, Deed.SWEEP, Deed.SHORT_JOB, Deed.ROLL_BACK)
                .losingEvents()));
  }

  private static List<Mutant> witnesses() {
    return List.of(
        new Mutant(
            "listed",
            "what ECS lists as ACTIVE is used",
            MAIN + "component/ecs/WorkloadReader.java",
            ".filter(arn -> known.images(arn).isEmpty() && how.memory().ended(arn).isEmpty())",
            ".filter(arn -> known.images(arn).isPresent() && how.memory().ended(arn).isPresent())",
            Bias.to(Profile.DELETE_LIVE, Deed.RELEASE, Deed.SHORT_JOB)
                .under(only(Reading.Revisions.LATEST_ACTIVE))),
        new Mutant(
            "overruled",
            "ECS has the last word on what AWS Config shows as ACTIVE",
            MAIN + "evidence/config/ListedTaskDefinitions.java",
            ".filter(RevisionStatus.Ended.class::isInstance)",
            ".filter(status -> status.toString().isEmpty())",
            Bias.to(Profile.DELETE_LIVE, Deed.RELEASE, Deed.SHORT_JOB)
                .under(only(Reading.Revisions.STALE))),
        new Mutant(
            "rollback",
            "what a service goes back to if its deployment fails is used",
            MAIN + "component/ecs/RollbackReader.java",
            "ListedDeployments.isUnderWay(named.service())",
            "named.service().serviceArn() == null",
            Bias.to(Profile.DELETE_LIVE, Deed.RELEASE)
                .under(only(Reading.RevisionOfService.THERE))),
        new Mutant(
            "ecs-before-the-wait",
            "ECS is asked before the end of a use by a service is waited for",
            MAIN + "decision/question/ServicesQuestion.java",
            "LastLook.NONE && given.isEcsToBeAsked()",
            "LastLook.NONE && given.isEcsToBeAsked() && false",
            Bias.NONE),
        new Mutant(
            "late-completion",
            "a service can go back until its deployment is complete",
            MAIN + "component/ecs/TaskDefinitions.java",
            "Stream.of(deployment.createdAt(), deployment.updatedAt())",
            "Stream.of(deployment.createdAt())",
            Bias.to(Profile.DELETE_LIVE, Deed.RELEASE)
                .under(only(Reading.RevisionOfService.THERE))),
        new Mutant(
            "doubt",
            "what cannot be seen keeps what it can concern",
            MAIN + "evidence/Doubt.java",
            "doubt -> doubt.concerns(repository)",
            "doubt -> doubt.text().isEmpty()",
            Bias.to(Profile.DELETE_LIVE, Deed.MOVE_TAG, Deed.RELEASE, Deed.SWEEP)));
  }

  private static Bias indexes(Deed other) {
    return Bias.to(Profile.ARCHIVE, Deed.BUILD_INDEX, Deed.SHORT_JOB, other)
        .under(only(Reading.ArchiveIndex.WITH_ALL_IT_LISTS));
  }

  private static ReadingsOf only(Reading reading) {
    return new ReadingsOf(ReadingsOf.Kind.FRIENDLY, List.of(reading));
  }

  private static List<Mutant> messages() {
    return List.of(
        new Mutant(
            "headers",
            "no attribute of a message becomes a header",
            MAIN + "bean/NoInboundHeaders.java",
            "  public boolean applyFilterToExternalHeaders(\n      String headerName, Object headerValue, Exchange exchange) {\n    return true;",
            "  public boolean applyFilterToExternalHeaders(\n      String headerName, Object headerValue, Exchange exchange) {\n    return false;",
            Bias.to(Deed.FORGE)),
        new Mutant(
            "unheard-events",
            "an event that nobody heard holds removals",
            MAIN + "bean/Removals.java",
            "settlement.assessment().heldBy(hold)",
            "settlement.assessment().heldBy(Optional.empty())",
            Bias.to(Profile.DELETE_LIVE, Deed.OUTAGE, Deed.RELEASE)
                .under(only(Reading.Revisions.LATEST_ACTIVE))),
        new Mutant(
            "failures",
            "failures[] of an answer are read",
            MAIN + "component/ecr/ImageDeleter.java",
            "if (failure != null) {",
            "if (failure != null && !failure.failureCodeAsString().isEmpty()) {\n                return new Removal.Done(digest);\n              }\n              if (failure != null) {",
            Bias.to(Deed.SHORT_JOB).with(FaultKind.FAILURES)),
        new Mutant(
            "conflict",
            "a schedule that exists is done",
            MAIN + "component/scheduler/EventBridgeSchedulerProducer.java",
            "    } catch (ConflictException e) {\n      return false;",
            "    } catch (ConflictException e) {\n      throw e;",
            Bias.to(Deed.RELEASE)),
        new Mutant(
            "registered",
            "a registration makes a check too",
            MAIN + "event/TaskDefinitionEventParser.java",
            "case \"RegisterTaskDefinition\" ->",
            "case \"RegisterNothing\" ->",
            Bias.to(Deed.SHORT_JOB)),
        new Mutant(
            "failure-propagates",
            "a failure of a message propagates",
            "routes/support/errors.camel.yaml",
            "    errorHandler:\n      noErrorHandler: {}",
            "    errorHandler:\n      deadLetterChannel:\n        deadLetterUri: log:lost",
            Bias.NONE.told(false)),
        new Mutant(
            "requires-final",
            "a refusal that may pass fails the message",
            MAIN + "bean/Removals.java",
            "refused && !refused.isFinal() && !comesAgain) {",
            "refused && refused.reason() == null && !comesAgain) {",
            Bias.to(Deed.SHORT_JOB).with(FaultKind.FAILURES)));
  }

  private static List<Mutant> sweeps() {
    return List.of(
        new Mutant(
            "sweep",
            "what no event ever named is nominated",
            "routes/sweep/sweep.camel.yaml",
            "method: nominations",
            "method: nothing",
            Bias.to(Deed.PUSH)),
        new Mutant(
            "sweep-skew",
            "a check of a sweep is due by any clock",
            MAIN + "sweep/Nominations.java",
            "            .plus(Policy.SKEW)\n",
            "",
            Bias.to(Deed.PUSH)));
  }

  private static List<Mutant> stops() {
    Bias deleted =
        Bias.to(Profile.DELETE_LIVE, Deed.STOP_SERVICE, Deed.DEREGISTER_RUNNING, Deed.RELEASE)
            .told(true);
    return List.of(
        new Mutant(
            "stopped",
            "a task that stopped makes a check",
            MAIN + "event/TaskStateEventParser.java",
            ".equals(\"STOPPED\")) {",
            ".equals(\"NEVER\")) {",
            deleted),
        new Mutant(
            "stopped-rounding",
            "a check of a stop is due no earlier than a grace period after it",
            MAIN + "check/ScheduledCheck.java",
            "Minutes.roundUpToHour(use.time()) : use.time();",
            "Minutes.roundUpToHour(use.time()).minus(Duration.ofHours(1)) : use.time();",
            deleted),
        new Mutant(
            "stopped-memory",
            "a stop is remembered once its check is scheduled, and no sooner",
            MAIN + "bean/TaskDefinitionEvents.java",
            "    return image.use().kind() != Kind.STOPPED || !scheduled.include(image, cause(image.use()));",
            "    boolean isNew = !scheduled.include(image, cause(image.use()));\n    scheduled.add(image, cause(image.use()));\n    return image.use().kind() != Kind.STOPPED || isNew;",
            deleted.with(FaultKind.values())));
  }
}
