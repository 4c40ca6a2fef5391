package ecrimagecleanup.check;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.arn;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.decision.CheckFixtures.checkOf;
import static ecrimagecleanup.decision.CheckFixtures.json;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.message.MalformedMessageException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDeletionCheckJsonTest {
  private static final long SEED = 20260304L;
  private static final String MASKED = "HIDDEN_DUE_TO_SECURITY_REASONS";

  private static String changed(Consumer<ObjectNode> change) {
    ObjectNode message = (ObjectNode) json(ImageDeletionCheckJson.write(check()));
    change.accept(message);
    return message.toString();
  }

  private static void assertMalformed(Consumer<ObjectNode> change) {
    assertMalformed(changed(change));
  }

  private static void assertMalformed(String body) {
    assertThatThrownBy(() -> ImageDeletionCheckJson.read(body))
        .isInstanceOf(MalformedMessageException.class)
        .hasNoCause()
        .message()
        .doesNotContain(MASKED)
        .hasSizeLessThan(200);
  }

  @Test
  void isThisTextInVersion1() {
    assertThat(json(ImageDeletionCheckJson.write(checkOf(DEREGISTERED.postponed(), digest(1)))))
        .isEqualTo(
            json(
                """
                {"version": 1, "accountId": "999988887777", "region": "eu-central-1",
                 "repository": "team/orders",
                 "images": ["sha256:0000000000000000000000000000000000000000000000000000000000000001"],
                 "cause": {"type": "postponed", "first": {"type": "deregistered",
                   "taskDefinition":
                     "arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:41"}},
                 "presumedUnusedSince": "2026-03-02T09:59:22Z", "lastLook": "NONE",
                 "due": "2026-03-03T10:00:00Z"}"""));
  }

  @Test
  void whatEventBridgeCouldNotDeliverIsReadFromTheCallThatFailedButNotFromACallWithinACall() {
    String body = ImageDeletionCheckJson.write(check());
    String undelivered = call(body);

    assertThat(ImageDeletionCheckJson.read(undelivered)).isEqualTo(check());
    assertMalformed(call(undelivered));
    assertMalformed(call("hello"));
  }

  private static String call(String body) {
    ObjectNode call = (ObjectNode) json("{}");
    return call.put("MessageBody", body)
        .put("QueueUrl", "https://sqs.eu-central-1.amazonaws.com/999988887777/checks")
        .toString();
  }

  @Test
  void whatIsWrittenIsRead() {
    for (long seed = SEED; seed < SEED + 2000; seed++) {
      ImageDeletionCheck check = anyCheck(new SplittableRandom(seed));

      assertThat(ImageDeletionCheckJson.read(ImageDeletionCheckJson.write(check)))
          .as("seed %d", seed)
          .isEqualTo(check);
    }
  }

  private static ImageDeletionCheck anyCheck(SplittableRandom random) {
    Cause cause =
        switch (random.nextInt(7)) {
          case 0 -> new Cause.Registered(arn("orders", random.nextInt(1, 1_000_000_000)));
          case 1 -> new Cause.Deregistered(arn("A_b-9", random.nextInt(1, 9)));
          case 2 -> new Cause.Deleted(arn("a".repeat(255), random.nextInt(1, 9)));
          case 3 -> new Cause.ParentRemoved(digest(random.nextInt(99)));
          case 4 -> new Cause.Archived();
          case 5 -> new Cause.Stopped(arn("orders", random.nextInt(1, 9)), random.nextBoolean());
          default -> new Cause.ChildUnused(digest(random.nextInt(99)));
        };
    return new ImageDeletionCheck(
        REPOSITORY,
        IntStream.range(0, random.nextInt(1, 20)).mapToObj(i -> digest(i)).toList(),
        random.nextBoolean() ? cause : cause.postponed(),
        Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)),
        List.of(LastLook.values()).get(random.nextInt(LastLook.values().length)),
        Instant.ofEpochSecond(60 * random.nextLong(60_000_000L)));
  }

  @Test
  void whoDoesNotKnowThatTheCauseRanReadsAVeto() {
    ObjectNode written = (ObjectNode) json(ImageDeletionCheckJson.write(check(LastLook.RAN)));

    assertThat(ImageDeletionCheckJson.read(written.toString()).lastLook()).isEqualTo(LastLook.RAN);
    written.remove("causeRan");
    assertThat(ImageDeletionCheckJson.read(written.toString())).isEqualTo(check(LastLook.VETO));
    assertMalformed(it -> it.put("lastLook", "CAUSE_RAN"));
  }

  @Test
  void aClearLookSaysNothingOfTheCause() {
    assertThat(
            ImageDeletionCheckJson.read(
                    changed(it -> it.put("lastLook", "CLEAR").put("causeRan", true)))
                .lastLook())
        .isEqualTo(LastLook.CLEAR);
  }

  @Test
  void theCheckOfAnArchivedImageSaysNoMoreThanThat() {
    ImageDeletionCheck check = checkOf(new Cause.Archived(), digest(1));
    String written = ImageDeletionCheckJson.write(check);

    assertThat(json(written).path("cause")).isEqualTo(json("{\"type\": \"archived\"}"));
    assertThat(ImageDeletionCheckJson.read(written)).isEqualTo(check);
    assertThat(
            json(ImageDeletionCheckJson.write(checkOf(check.cause().postponed(), digest(1))))
                .path("cause"))
        .isEqualTo(json("{\"type\": \"postponed\", \"first\": {\"type\": \"archived\"}}"));
    assertMalformed(message -> message.putObject("cause").put("type", "Archived"));
  }

  @Test
  void aSweepIsACauseOfItsOwn() {
    ImageDeletionCheck swept = checkOf(new Cause.Swept(), digest(1), digest(2));
    String written = ImageDeletionCheckJson.write(swept);

    assertThat(json(written).path("cause")).isEqualTo(json("{\"type\": \"swept\"}"));
    assertThat(ImageDeletionCheckJson.read(written)).isEqualTo(swept);
    assertMalformed(message -> message.putObject("cause").put("type", "sweep"));
  }

  @Test
  void theNextVersionIsReadAndItsNewFieldsIgnored() {
    String next =
        changed(
            message -> {
              message.put("version", 2).put("novelty", true);
              ((ObjectNode) message.path("cause")).put("novelty", "x");
            });

    assertThat(ImageDeletionCheckJson.read(next)).isEqualTo(check());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "3", "-1", "1.0", "\"1\"", "null", "true", "4294967297", "1e0"})
  void otherVersionsAreMalformed(String version) {
    assertMalformed(
        ImageDeletionCheckJson.write(check()).replace("\"version\":1", "\"version\":" + version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version",
        "accountId",
        "region",
        "repository",
        "images",
        "cause",
        "presumedUnusedSince",
        "lastLook",
        "due"
      })
  void aFieldThatIsMissingOrOfAnotherKindIsMalformed(String field) {
    assertMalformed(message -> message.remove(field));
    assertMalformed(message -> message.putNull(field));
    assertMalformed(message -> message.put(field, MASKED));
    assertMalformed(message -> message.put(field, 7));
    assertMalformed(message -> message.putArray(field).add(MASKED));
    assertMalformed(message -> message.putObject(field).put(MASKED, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "taskDefinition"})
  void aPartOfTheCauseThatIsMissingOrOfAnotherKindIsMalformed(String field) {
    for (Consumer<ObjectNode> change :
        List.<Consumer<ObjectNode>>of(
            cause -> cause.remove(field),
            cause -> cause.putNull(field),
            cause -> cause.put(field, MASKED),
            cause -> cause.put(field, 7))) {
      assertMalformed(message -> change.accept((ObjectNode) message.path("cause")));
    }
  }

  @Test
  void aRemovedParentWithoutADigestIsMalformed() {
    assertMalformed(message -> message.putObject("cause").put("type", "parent-removed"));
    assertMalformed(
        message -> message.putObject("cause").put("type", "parent-removed").put("parent", "x"));
  }

  @Test
  void aPostponementOfNothingOrOfAPostponementIsMalformed() {
    assertMalformed(message -> message.putObject("cause").put("type", "postponed"));
    assertMalformed(
        message -> {
          ObjectNode outer = message.putObject("cause").put("type", "postponed");
          ObjectNode inner = outer.putObject("first").put("type", "postponed");
          inner.putObject("first").put("type", "registered").put("taskDefinition", "x:1");
        });
  }

  @Test
  void aChainOfAnyDepthIsMalformedAndTakesNoStack() {
    for (int depth : new int[] {3, 900, 20_000}) {
      String chain = "{\"type\":\"postponed\",\"first\":".repeat(depth) + "{}" + "}".repeat(depth);

      assertMalformed(
          ImageDeletionCheckJson.write(check())
              .replaceFirst("\"cause\":\\{[^}]*}", "\"cause\":" + chain));
    }
  }

  @Test
  void noImageTwiceNoneAndTooManyAreMalformed() {
    assertMalformed(message -> message.putArray("images"));
    assertMalformed(message -> images(message).add(digest(1).value()));
    assertMalformed(message -> images(message).add(7));
    assertMalformed(message -> images(message).addNull());
    assertMalformed(
        message -> IntStream.range(2, 3002).forEach(i -> images(message).add(digest(i).value())));
  }

  private static ArrayNode images(ObjectNode message) {
    return (ArrayNode) message.path("images");
  }

  @Test
  void threeThousandImagesFitIntoAMessage() {
    ImageDeletionCheck check =
        checkOf(
            new Cause.Deregistered(arn("a".repeat(255), 999_999_999)).postponed(),
            IntStream.range(0, 3000).mapToObj(i -> digest(i)).toArray(Digest[]::new));
    String body = ImageDeletionCheckJson.write(check);

    assertThat(ImageDeletionCheckJson.read(body)).isEqualTo(check);
    assertThat(body).hasSizeLessThan(256 * 1024);
  }

  @Test
  void aDueTimeWithinAMinuteIsMalformed() {
    assertMalformed(message -> message.put("due", "2026-03-03T10:00:01Z"));
    assertMalformed(message -> message.put("due", "2026-03-03T10:00"));
  }

  @Test
  void anotherRepositoryNameOrRegistryThanEcrAllowsIsMalformed() {
    assertMalformed(message -> message.put("repository", "team' OR 'a'='a"));
    assertMalformed(message -> message.put("accountId", "99998888777"));
    assertMalformed(message -> message.put("region", "eu-central-1' OR '"));
    assertMalformed(message -> message.put("lastLook", "clear"));
  }

  @Test
  void aCheckOfStaleRevisionsIsReadAsItWasWritten() {
    for (Cause of :
        List.of(new Cause.Swept(), new Cause.ParentRemoved(digest(2)), new Cause.Archived())) {
      for (Cause cause : List.of(new Cause.Stale(of), new Cause.Stale(of).postponed())) {
        ImageDeletionCheck check = checkOf(cause, digest(1));
        assertThat(ImageDeletionCheckJson.read(ImageDeletionCheckJson.write(check)))
            .isEqualTo(check);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type': 'stale'}",
        "{'type': 'stale', 'of': {'type': 'child-unused', 'child': 'sha256:1111111111111111111111111111111111111111111111111111111111111111'}}",
        "{'type': 'stale', 'of': {'type': 'deregistered', 'taskDefinition': 'arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:1'}}",
        "{'type': 'stale', 'of': {'type': 'stale', 'of': {'type': 'swept'}}}",
        "{'type': 'stale', 'of': {'type': 'postponed', 'first': {'type': 'swept'}}}"
      })
  void aCheckOfStaleRevisionsForAnotherReasonIsMalformed(String cause) {
    assertMalformed(message -> message.set("cause", json(cause.replace('\'', '"'))));
  }
}
