package ecrimagecleanup.sandbox.simulation;

import java.util.List;
import java.util.stream.Stream;

/** Every safeguard that the simulation has to miss when it is off. */
final class Mutants {
  private static final String MAIN = "src/main/java/ecrimagecleanup/";
  private static final String CHECK = MAIN + "check/";
  private static final String ROUTE = MAIN + "route/";
  private static final String COMPONENT = MAIN + "component/";

  private Mutants() {}

  /** All of them. */
  static List<Mutant> all() {
    return Stream.of(rows(), rereads(), evidence(), messages(), sweeps())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Mutant> rows() {
    return List.of(
        row(
            "opt-in",
            "row 1: opted in",
            "RegistryQuestions::optedIn",
            Bias.to(Deed.OPT_OUT, Deed.SHORT_JOB)),
        row("exists", "row 2: exists", "RegistryQuestions::exists", Bias.to(Deed.DELETE_IMAGE)),
        row(
            "owner",
            "row 4: the owner is understood",
            "RegistryQuestions::ownerIsUnderstood",
            Bias.to(Deed.MISTAKE, Deed.SHORT_JOB)),
        row(
            "archived",
            "row 3: in the archive already",
            "RegistryQuestions::archivedAlready",
            Bias.to(Profile.ARCHIVE, Deed.SHORT_JOB)),
        row(
            "grace",
            "row 3: the grace period",
            "RegistryQuestions::gracePassed",
            Bias.to(Deed.MISTAKE, Deed.SHORT_JOB)),
        row(
            "protected",
            "row 4: protected tags",
            "RegistryQuestions::protectedTag",
            Bias.to(Deed.PROTECT, Deed.SHORT_JOB)),
        row("superseded", "row 6: superseded", "UseQuestions::superseded", Bias.to(Deed.SHORT_JOB)),
        row(
            "coverage",
            "row 7: coverage",
            "UseQuestions::coverage",
            Bias.to(Deed.LOSE_SOURCE, Deed.STOP_RECORDER, Deed.RELEASE)),
        row(
            "definitions",
            "row 8: task definitions",
            "UseQuestions::taskDefinitions",
            Bias.to(Deed.RELEASE, Deed.SHORT_JOB)),
        row(
            "services",
            "row 9: services",
            "UseQuestions::services",
            Bias.to(Deed.DEREGISTER_RUNNING, Deed.RELEASE)),
        row(
            "pulled",
            "row 10: pulled lately",
            "UseQuestions::pulled",
            Bias.to(Deed.PULL, Deed.SHORT_JOB)),
        row(
            "further",
            "row 11: further evidence",
            "UseQuestions::furtherEvidence",
            Bias.to(Profile.DELETE_LIVE, Deed.MOVE_TAG, Deed.RELEASE, Deed.SWEEP)),
        row(
            "all-asked",
            "row 11: all sources were asked",
            "UseQuestions::everythingAsked",
            Bias.to(Deed.SHORT_JOB)),
        row(
            "whole-grace",
            "row 9: a whole grace period after a veto",
            "UseQuestions::unusedForAWholeGrace",
            Bias.to(Deed.DEREGISTER_RUNNING, Deed.STOP_SERVICE)),
        row(
            "relatives",
            "row 4: part of another",
            "LastQuestions::partOfAnother",
            Bias.to(Profile.ARCHIVE, Deed.BUILD_INDEX, Deed.SIGN, Deed.SHORT_JOB)),
        row(
            "newest",
            "row 4: among the newest",
            "LastQuestions::amongTheNewest",
            Bias.to(Deed.KEEP_NEWEST, Deed.SHORT_JOB)),
        row(
            "mutable",
            "row 11: tags that move",
            "LastQuestions::tagsThatMove",
            Bias.to(Profile.DELETE, Deed.MOVE_TAG, Deed.RELEASE, Deed.SWEEP)),
        row(
            "brake",
            "row 12: the brake",
            "LastQuestions::brake",
            Bias.to(Deed.BRAKE, Deed.SHORT_JOB)));
  }

  private static Mutant row(String name, String safeguard, String question, Bias bias) {
    return new Mutant(
        name,
        safeguard,
        CHECK + "DecisionTable.java",
        question + ",",
        "one -> Optional.empty(),",
        bias);
  }

  private static List<Mutant> rereads() {
    return List.of(
        new Mutant(
            "reread-tags",
            "the repository's tags are read once more",
            ROUTE + "Removals.java",
            "lookedAgain(again, checks.decide(again), List.of(), table);",
            "lookedAgain(again, checks.decide(again.withRegistry(again.registry().withTags(\n        settlement.assessment().registry().tags()))), List.of(), table);",
            Bias.to(Deed.SHORT_JOB).with(FaultKind.OWNER_BRAKES)),
        new Mutant(
            "dependants-first",
            "what belongs to an image is checked after it",
            CHECK + "Settlement.java",
            "        .filter(decided -> targets.contains(decided.digest()))\n        .flatMap(",
            "        .filter(decided -> false)\n        .flatMap(",
            Bias.to(Deed.BUILD_INDEX, Deed.SHORT_JOB)));
  }

  private static List<Mutant> evidence() {
    return List.of(
        new Mutant(
            "event-contradicts",
            "the aggregator agrees with the event",
            CHECK + "TaskDefinitionsAnswer.java",
            "        Row.COVERAGE,\n        ofCause(image.cause()),",
            "        Row.COVERAGE,\n        new Unused(\"\"),",
            Bias.to(Profile.DELETE, Deed.FALL_BEHIND, Deed.STOP_RECORDER, Deed.RELEASE)),
        new Mutant(
            "unknown",
            "what is not known keeps",
            CHECK + "UseQuestions.java",
            "return evidence instanceof Unused\n",
            "return !(evidence instanceof Used)\n",
            Bias.to(Deed.OUTAGE, Deed.LOSE_SOURCE, Deed.RELEASE)),
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
            COMPONENT + "Pages.java",
            "} while (token != null && !token.isEmpty());",
            "} while (items.isEmpty() && token != null && !token.isEmpty());",
            Bias.to(Deed.RELEASE).with(FaultKind.PARTIAL_PAGE)),
        new Mutant(
            "grace-after",
            "a use that ended counts for a grace period",
            CHECK + "DecisionCase.java",
            "return time.plus(own().grace());",
            "return time.plus(own().grace().dividedBy(4));",
            Bias.to(Deed.DEREGISTER, Deed.RELEASE)));
  }

  private static List<Mutant> messages() {
    return List.of(
        new Mutant(
            "headers",
            "no attribute of a message becomes a header",
            ROUTE + "NoInboundHeaders.java",
            "  public boolean applyFilterToExternalHeaders(\n      String headerName, Object headerValue, Exchange exchange) {\n    return true;",
            "  public boolean applyFilterToExternalHeaders(\n      String headerName, Object headerValue, Exchange exchange) {\n    return false;",
            Bias.to(Deed.FORGE)),
        new Mutant(
            "failures",
            "failures[] of an answer are read",
            COMPONENT + "ecr/ImageDeleter.java",
            "if (failure != null) {",
            "if (failure != null && !failure.failureCodeAsString().isEmpty()) {\n                return new Removal.Done(digest);\n              }\n              if (failure != null) {",
            Bias.to(Deed.SHORT_JOB).with(FaultKind.FAILURES)),
        new Mutant(
            "conflict",
            "a schedule that exists is done",
            COMPONENT + "scheduler/EventBridgeSchedulerProducer.java",
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
            Bias.NONE),
        new Mutant(
            "requires-final",
            "a refusal that may pass fails the message",
            ROUTE + "Removals.java",
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
}
