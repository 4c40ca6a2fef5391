package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.DEVELOPMENT;
import static ecrimagecleanup.endtoend.Installation.MOVING;
import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.PRODUCTION;
import static ecrimagecleanup.endtoend.Installation.byDigest;
import static ecrimagecleanup.endtoend.Installation.evidence;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.FunctionTeam;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What AWS Lambda knows of images, and what becomes of them for it. */
class LambdaSourceTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final String CALLS = "lambda.GET /2015-03-31";

  private static Installation installation(String... settings) {
    String[] all = new String[settings.length + 2];
    all[0] = evidence("lambda-live");
    all[1] = "cleanup.pull-window=PT0S";
    System.arraycopy(settings, 0, all, 2, settings.length);
    return Installation.with("delete", all);
  }

  private static FunctionTeam team(Installation installation, String account) {
    return new FunctionTeam(installation.aws().sandbox(), account, World.REGION);
  }

  @Test
  void anImageThatAFunctionHasIsKeptThoughNobodyEverInvokedIt() {
    try (Installation installation = installation()) {
      String old = installation.push("1");
      FunctionTeam team = team(installation, DEVELOPMENT);
      team.create("invoices", byDigest(old));
      installation.retire(image("1"));

      installation.pass(DAY.multipliedBy(5));

      assertThat(installation.lastDecision(old))
          .startsWith("further-evidence, postpone until ")
          .endsWith(
              ": The function invoices of 222233334444/eu-central-1, version $LATEST, runs it.");
      assertThat(installation.removed()).isEmpty();

      String next = installation.push("2");
      team.update("invoices", byDigest(next));
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.removed()).containsExactly(old);
      assertThat(
              installation
                  .aws()
                  .world()
                  .ledger()
                  .lastUse(ImageKey.shared(ORDERS, old))
                  .orElseThrow())
          .as("the record of the world has seen the use end before")
          .isBefore(installation.aws().now().minus(DAY));
    }
  }

  @Test
  void anImageOfAnOldPublishedVersionIsKeptWhileItIsThere() {
    try (Installation installation = installation()) {
      String old = installation.push("1");
      installation.push("2");
      FunctionTeam team = team(installation, PRODUCTION);
      team.create("invoices", image("1"));
      team.alias("invoices", "live", team.publish("invoices"));
      team.update("invoices", image("2"));
      installation.retire(image("1"));

      installation.pass(DAY.multipliedBy(2));

      assertThat(installation.lastDecision(old))
          .endsWith(": The function invoices of 111122223333/eu-central-1, version 1, runs it.");
      assertThat(installation.removed()).isEmpty();

      team.delete("invoices");
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void theTagOfAFunctionKeepsWhatItDenotesNowAsWellAsWhatTheFunctionRuns() {
    try (Installation installation = installation("cleanup.mutable-tags=trust")) {
      String runs = installation.pushToMoving("live");
      team(installation, PRODUCTION).create("invoices", image(MOVING, "live"));
      String denoted = installation.owner().push(MOVING, "live", "another", 1000);
      installation.owner().retag(MOVING, "1", runs);
      installation.owner().retag(MOVING, "2", denoted);
      // Not when the canary is renewed.
      installation.pass(Duration.ofHours(2));
      installation.useAndStop(image(MOVING, "1"));
      installation.useAndStop(image(MOVING, "2"));

      // The check that saw the function comes again half past the hour.
      installation.pass(DAY.multipliedBy(2).plusMinutes(45));

      assertThat(installation.lastDecision(runs))
          .endsWith(
              ": The function invoices of 111122223333/eu-central-1, version $LATEST, runs it.");
      assertThat(installation.lastDecision(denoted))
          .endsWith(
              ": The function invoices of 111122223333/eu-central-1, version $LATEST, was made from %s, which denotes it now."
                  .formatted(image(MOVING, "live")));
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void whatNoFunctionHasIsRemoved() {
    try (Installation installation = installation()) {
      String old = installation.push("1");
      installation.push("2");
      team(installation, PRODUCTION).create("invoices", image("2"));
      team(installation, DEVELOPMENT).createOfArchive("mails");
      installation.retire(image("1"));

      installation.pass(DAY);
      assertThat(installation.lastDecision(old))
          .startsWith("ended-unheard, postpone until 2026-03-05T11:00:00Z: ");
      installation.pass(DAY.plusHours(2));

      assertThat(installation.lastDecision(old))
          .startsWith("remove: ")
          .endsWith(
              "AWS Lambda has 1 function version with an image in 2 workloads; none has this one.");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void whereNobodyHasFunctionsLambdaItselfHasToCountNone() {
    try (Installation installation = installation()) {
      String old = installation.pushAndRetire("1");

      installation.pass(DAY.multipliedBy(2).plusHours(2));

      assertThat(installation.lastDecision(old))
          .endsWith("AWS Lambda has no function with an image in 2 workloads.");
      assertThat(installation.calls("lambda.GET /2016-08-19")).isPositive();
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void aRoleThatCannotBeAssumedIsUnknownAndKeepsEveryImage() {
    try (Installation installation = installation()) {
      String old = installation.pushAndRetire("1");
      installation.aws().unreadable().denyRoles(DEVELOPMENT);

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .startsWith(
              "further-evidence, postpone until 2026-03-05T10:00:00Z: AWS Lambda in"
                  + " 222233334444/eu-central-1: It cannot be read. AccessDenied: ");
      assertThat(installation.decisions().lastWordsOf("lambda-live", old))
          .containsExactly("further-evidence, unknown");
      assertThat(installation.removed()).isEmpty();

      installation.aws().unreadable().allow(DEVELOPMENT);
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void aFunctionThatMayNotBeDescribedIsUnknownAndKeepsEveryImage() {
    try (Installation installation = installation()) {
      installation.push("2");
      team(installation, PRODUCTION).create("invoices", image("2"));
      String old = installation.pushAndRetire("1");
      installation
          .aws()
          .sandbox()
          .endpoint()
          .faults()
          .add(denied("/2015-03-31/functions/invoices"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .startsWith("further-evidence, postpone until 2026-03-05T10:00:00Z: AWS Lambda in")
          .contains("111122223333/eu-central-1", "AccessDeniedException");
      assertThat(installation.removed()).isEmpty();
    }
  }

  private static FaultInjector denied(String path) {
    return new FaultInjector() {
      @Override
      public Optional<Fault> before(AwsCall call) {
        return call.service().equals("lambda") && call.path().equals(path)
            ? Optional.of(
                new Fault.Answered(
                    new AwsError(
                        403, "AccessDeniedException", "is not authorized: lambda:GetFunction")))
            : Optional.empty();
      }
    };
  }

  @Test
  void checksOfAFewMinutesShareOneReadingAndPublishedVersionsAreDescribedOnce() {
    try (Installation installation = installation(Installation.SHARED_FOR_LONG)) {
      installation.push("3");
      FunctionTeam team = team(installation, PRODUCTION);
      team.create("invoices", image("3"));
      team.publish("invoices");
      List<String> both = installation.pushAndRetireTwo();
      long before = installation.calls(CALLS);

      installation.pass(DAY.plusHours(1));
      assertThat(installation.calls(CALLS) - before)
          .as("two workloads are listed once, and one function with one version is described")
          .isEqualTo(4);
      installation.pass(DAY.plusHours(2));
      assertThat(installation.removed()).containsExactlyElementsOf(both);
      assertThat(installation.calls(CALLS) - before)
          .as("the published version is remembered")
          .isEqualTo(7);

      String another = installation.push("4");
      installation.useAndStop(image("4"));
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.removed()).contains(another);
    }
  }
}
