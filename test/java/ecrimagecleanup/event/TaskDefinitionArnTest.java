package ecrimagecleanup.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskDefinitionArnTest {
  private static final String ORDERS_41 =
      "arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:41";
  private static final TaskDefinitionArn ARN =
      new TaskDefinitionArn("aws", "eu-central-1", "111122223333", "orders", 41);

  @Test
  void isReadAndWritten() {
    assertThat(TaskDefinitionArn.parse(ORDERS_41)).contains(ARN);
    assertThat(ARN).hasToString(ORDERS_41);
    assertThat(ARN.familyArn())
        .isEqualTo("arn:aws:ecs:eu-central-1:111122223333:task-definition/orders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws-cn:ecs:cn-north-1:111122223333:task-definition/a:1",
        "arn:aws-us-gov:ecs:us-gov-west-1:111122223333:task-definition/A_b-9:999999999",
        "arn:aws-eusc:ecs:eusc-de-east-1:111122223333:task-definition/-:1",
      })
  void ofAnyPartition(String text) {
    assertThat(TaskDefinitionArn.parse(text)).map(TaskDefinitionArn::toString).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "orders:41",
        "arn:aws:ecs:eu-central-1:111122223333:task-definition/orders",
        "arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:",
        "arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:0",
        "arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:01",
        "arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:-1",
        "arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:9999999999",
        "arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:41\n",
        "arn:aws:ecs:eu-central-1:111122223333:task-definition/ord'ers:41",
        "arn:aws:ecs:eu-central-1:111122223333:task-definition/ord%ers:41",
        "arn:aws:ecs:eu-central-1:111122223333:task-definition/:41",
        "arn:aws:ecs:eu-central-1:1111:task-definition/orders:41",
        "arn:aws:ecs:central:111122223333:task-definition/orders:41",
        "arn:aws:ecs:eu-central-1:111122223333:service/orders:41",
        "arn:azure:ecs:eu-central-1:111122223333:task-definition/orders:41",
        "HIDDEN_DUE_TO_SECURITY_REASONS",
      })
  void anythingElseIsNone(String text) {
    assertThat(TaskDefinitionArn.parse(text)).isEmpty();
  }

  @Test
  void aFamilyHasAtMost255Characters() {
    String start = "arn:aws:ecs:eu-central-1:111122223333:task-definition/";

    assertThat(TaskDefinitionArn.parse(start + "a".repeat(255) + ":1")).isPresent();
    assertThat(TaskDefinitionArn.parse(start + "a".repeat(256) + ":1")).isEmpty();
  }

  @Test
  void theShortFormIsOfTheAccountAndRegionThatItStandsIn() {
    assertThat(TaskDefinitionArn.parse("orders:41", "111122223333", "eu-central-1")).contains(ARN);
    assertThat(TaskDefinitionArn.parse(ORDERS_41, "", "")).contains(ARN);
  }

  @Test
  void theShortFormIsNothingWithoutAnAccountAndARegion() {
    assertThat(TaskDefinitionArn.parse("orders:41", "", "eu-central-1")).isEmpty();
    assertThat(TaskDefinitionArn.parse("orders:41", "111122223333", "")).isEmpty();
    assertThat(TaskDefinitionArn.parse("orders", "111122223333", "eu-central-1")).isEmpty();
  }

  @Test
  void revisionsAreTheSameWhateverThePartition() {
    TaskDefinitionArn other =
        new TaskDefinitionArn("aws-x", "eu-central-1", "111122223333", "orders", 41);

    assertThat(ARN.sameRevision(other)).isTrue();
  }

  @Test
  void revisionsOfAnotherAccountRegionFamilyOrNumberAreNotTheSame() {
    TaskDefinitionArn account =
        new TaskDefinitionArn("aws", "eu-central-1", "444455556666", "orders", 41);
    TaskDefinitionArn region =
        new TaskDefinitionArn("aws", "eu-west-1", "111122223333", "orders", 41);
    TaskDefinitionArn family =
        new TaskDefinitionArn("aws", "eu-central-1", "111122223333", "orders2", 41);
    TaskDefinitionArn revision =
        new TaskDefinitionArn("aws", "eu-central-1", "111122223333", "orders", 4);

    assertThat(ARN.sameFamily(account)).isFalse();
    assertThat(ARN.sameFamily(region)).isFalse();
    assertThat(ARN.sameFamily(family)).isFalse();
    assertThat(ARN.sameFamily(revision)).isTrue();
    assertThat(ARN.sameRevision(revision)).isFalse();
  }

  @Test
  void cannotBeMadeOfPartsThatMakeNone() {
    assertThatThrownBy(() -> new TaskDefinitionArn("aws", "eu-central-1", "111122223333", "a'b", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TaskDefinitionArn("aws", "eu-central-1", "111122223333", "ab", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
