package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomFaultsTest {
  private static final RandomFaults.Rates RATES = new RandomFaults.Rates(0.3, 0.2, 0, 0.5);

  @Test
  void theSameSeedMakesTheSameFaults() {
    assertThat(faults(7)).isEqualTo(faults(7)).isNotEqualTo(faults(8));
    assertThat(faults(7)).contains(Optional.empty()).hasSizeGreaterThan(10);
  }

  @Test
  void sparesTheCallsThatAreNotMeant() {
    RandomFaults all = new RandomFaults(1, new RandomFaults.Rates(1, 0, 0, 1), call -> false);

    assertThat(all.before(call())).isEmpty();
    assertThat(all.after(call())).isEmpty();
  }

  private static List<Optional<String>> faults(long seed) {
    RandomFaults faults = new RandomFaults(seed, RATES, call -> true);
    return IntStream.range(0, 50)
        .mapToObj(i -> faults.before(call()).map(RandomFaultsTest::code))
        .toList();
  }

  private static String code(Fault fault) {
    return fault instanceof Fault.Answered answered ? answered.error().code() : "lost";
  }

  private static AwsCall call() {
    return new AwsCall(
        "111122223333", "eu-central-1", "ecr", "X", "POST", "/", Map.of(), Json.object());
  }
}
