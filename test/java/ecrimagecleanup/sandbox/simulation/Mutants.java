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
    return Stream.of(rows(), rereads(), evidence(), messages()).flatMap(List::stream).toList();
  }

  private static List<Mutant> rows() {
    return List.of(
        row("opt-in", "row 1: opted in", "RegistryQuestions::optedIn"),
        row("exists", "row 2: exists", "RegistryQuestions::exists"),
        row("owner", "row 4: the owner is understood", "RegistryQuestions::ownerIsUnderstood"),
        row("archived", "row 3: in the archive already", "RegistryQuestions::archivedAlready"),
        row("in-time", "row 3: handled in time", "RegistryQuestions::handledInTime"),
        row("grace", "row 3: the grace period", "RegistryQuestions::gracePassed"),
        row("protected", "row 4: protected tags", "RegistryQuestions::protectedTag"),
        row("cause", "row 5: the cause still runs", "UseQuestions::causeStillRuns"),
        row("superseded", "row 6: superseded", "UseQuestions::superseded"),
        row("coverage", "row 7: coverage", "UseQuestions::coverage"),
        row("definitions", "row 8: task definitions", "UseQuestions::taskDefinitions"),
        row("services", "row 9: services", "UseQuestions::services"),
        row("pulled", "row 10: pulled lately", "UseQuestions::pulled"),
        row("further", "row 11: further evidence", "UseQuestions::furtherEvidence"),
        row("all-asked", "row 11: all sources were asked", "UseQuestions::everythingAsked"),
        row(
            "whole-grace",
            "row 9: a whole grace period after a veto",
            "UseQuestions::unusedForAWholeGrace"),
        row("relatives", "row 4: part of another", "LastQuestions::partOfAnother"),
        row("newest", "row 4: among the newest", "LastQuestions::amongTheNewest"),
        row("movable", "row 11: tags that move", "LastQuestions::tagsThatMove"),
        new Mutant(
            "brake",
            "row 12: the brake",
            CHECK + "DecisionTable.java",
            ",\n          LastQuestions::brake);",
            ");"));
  }

  private static Mutant row(String name, String safeguard, String question) {
    return new Mutant(
        name, safeguard, CHECK + "DecisionTable.java", "          " + question + ",\n", "");
  }

  private static List<Mutant> rereads() {
    return List.of(
        new Mutant(
            "reread-tags",
            "the repository's tags are read once more",
            ROUTE + "Removals.java",
            ".withRegistry(assessment.registry().withTags(repositoryTags))",
            ""),
        new Mutant(
            "reread-pending",
            "the pending checks are read once more",
            ROUTE + "Removals.java",
            "        .withPending(pending)\n",
            ""),
        new Mutant(
            "dependants-first",
            "what belongs to an image is checked after it",
            ROUTE + "Removals.java",
            "        .filter(decision -> removals.contains(decision.digest()))\n        .flatMap(",
            "        .filter(decision -> false)\n        .flatMap("),
        new Mutant(
            "archive-rereads-indexes",
            "indexes are read once more before archiving",
            "routes/removal.camel.yaml",
            "        - to:\n            uri: direct:list-repository\n        - to:\n            uri: direct:add-graph\n        - to:\n            uri: direct:look-again",
            "        - to:\n            uri: direct:look-again"));
  }

  private static List<Mutant> evidence() {
    return List.of(
        new Mutant(
            "source-status",
            "every source of the aggregator SUCCEEDED",
            CHECK + "Coverage.java",
            "if (!source.status().equals(SUCCEEDED)) {",
            "if (source.status().isEmpty()) {"),
        new Mutant(
            "canary-age",
            "a canary of the last day",
            CHECK + "Coverage.java",
            ".filter(age -> newest.filter(time -> !time.plus(age).isBefore(now)).isEmpty())",
            ".filter(age -> newest.isEmpty())"),
        new Mutant(
            "event-contradicts",
            "the aggregator agrees with the event",
            CHECK + "TaskDefinitionsAnswer.java",
            "        Row.COVERAGE,\n        ofCause(image.cause()),",
            "        Row.COVERAGE,\n        new Unused(\"\"),"),
        new Mutant(
            "unknown",
            "what is not known keeps",
            CHECK + "UseQuestions.java",
            "return evidence instanceof Unused\n",
            "return !(evidence instanceof Used)\n"),
        new Mutant(
            "exact-match",
            "only an exact reference counts",
            MAIN + "image/ImageNames.java",
            "return isIn(reference.repository())\n        && (reference.digest()",
            "return reference.digest().isPresent()\n        && (reference.digest()"),
        new Mutant(
            "exact-repository",
            "only this repository counts",
            CHECK + "TaskDefinitionItem.java",
            ".filter(reference -> repository.include(reference.repository()))",
            ".filter(reference -> true)"),
        new Mutant(
            "pages",
            "all pages are read",
            COMPONENT + "Pages.java",
            "} while (token != null && !token.isEmpty());",
            "} while (items.isEmpty() && token != null && !token.isEmpty());"),
        new Mutant(
            "grace-after",
            "a use that ended counts for a grace period",
            CHECK + "DecisionCase.java",
            "return time.plus(own().grace());",
            "return time.plus(own().grace().dividedBy(4));"));
  }

  private static List<Mutant> messages() {
    return List.of(
        new Mutant(
            "headers",
            "no attribute of a message becomes a header",
            ROUTE + "NoInboundHeaders.java",
            "  public boolean applyFilterToExternalHeaders(\n      String headerName, Object headerValue, Exchange exchange) {\n    return true;",
            "  public boolean applyFilterToExternalHeaders(\n      String headerName, Object headerValue, Exchange exchange) {\n    return false;"),
        new Mutant(
            "failures",
            "failures[] of an answer are read",
            COMPONENT + "ecr/ImageDeleter.java",
            "if (failure != null) {",
            "if (failure != null && !failure.failureCodeAsString().isEmpty()) {\n                return new Removal.Done(digest);\n              }\n              if (failure != null) {"),
        new Mutant(
            "conflict",
            "a schedule that exists is done",
            COMPONENT + "scheduler/EventBridgeSchedulerProducer.java",
            "    } catch (ConflictException e) {\n      return false;",
            "    } catch (ConflictException e) {\n      throw e;"),
        new Mutant(
            "registered",
            "a registration makes a check too",
            MAIN + "event/TaskDefinitionEventParser.java",
            "case \"RegisterTaskDefinition\" ->",
            "case \"RegisterNothing\" ->"),
        new Mutant(
            "failure-propagates",
            "a failure of a message propagates",
            "routes/errors.camel.yaml",
            "    errorHandler:\n      noErrorHandler: {}",
            "    errorHandler:\n      deadLetterChannel:\n        deadLetterUri: log:lost"),
        new Mutant(
            "requires-final",
            "a refusal that may pass fails the message",
            ROUTE + "Removals.java",
            "if (outcome instanceof Removal.Refused refused && !refused.isFinal()) {",
            "if (outcome instanceof Removal.Refused refused && refused.reason() == null) {"));
  }
}
