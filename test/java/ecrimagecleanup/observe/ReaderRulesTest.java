package ecrimagecleanup.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderRulesTest {
  private static final ReaderRules ALONE = ReaderRules.parse("");
  private static final ReaderRules NAMED = ReaderRules.parse(" Cleanup.Example , other");

  private static HttpRequest from(String remote, String... hosts) {
    return new HttpRequest(
        Optional.of(remote).filter(address -> !address.isEmpty()),
        Arrays.asList(hosts),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:9876", "127.0.0.1:9876", "[::1]:9876", "[::1]"})
  void thisMachineIsAnsweredByItsOwnNames(String host) {
    assertThat(ALONE.objection(from("127.0.0.1", host))).isEmpty();
    assertThat(ALONE.objection(from("0:0:0:0:0:0:0:1", host))).isEmpty();
    assertThat(ALONE.objection(from("::1", host))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example",
        "localhost.example",
        "127.0.0.1.example",
        "127.0.0.2",
        "localhost@example",
        "localhost:9876:1",
        "localhost,example",
        " localhost",
        "[::1].example",
        "cleanup.example"
      })
  void noOtherNameIsAnswered(String host) {
    assertThat(ALONE.objection(from("127.0.0.1", host)).orElseThrow()).contains("The header Host");
  }

  @Test
  void aHostThatIsMissingOrSaidTwiceIsNotAnswered() {
    assertThat(ALONE.objection(from("127.0.0.1"))).isPresent();
    assertThat(ALONE.objection(from("127.0.0.1", "localhost", "localhost"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "", "localhost", "192.168.1.2", "fe80::1", "example"})
  void anotherMachineIsNotAnsweredWhateverHostItNames(String remote) {
    assertThat(ALONE.objection(from(remote, "localhost")).orElseThrow())
        .contains("Only this machine", "cleanup.http-hosts");
  }

  @Test
  void anotherMachineIsAnsweredByTheNamesThatAreListedAlone() {
    assertThat(NAMED.objection(from("10.0.0.1", "cleanup.example:9876"))).isEmpty();
    assertThat(NAMED.objection(from("", "OTHER"))).isEmpty();
    assertThat(NAMED.objection(from("10.0.0.1", "example"))).isPresent();
  }

  @Test
  void originsAndSitesHaveToBeItsOwnAndNothingMayBeSent() {
    HttpRequest own = from("::1", "localhost:1");
    assertThat(ALONE.objection(with(own, "http://localhost:1", "same-origin", "0"))).isEmpty();
    assertThat(ALONE.objection(with(own, "https://localhost:1", "none", "0"))).isEmpty();
    assertThat(ALONE.objection(with(own, "http://localhost", "none", "0"))).isPresent();
    assertThat(ALONE.objection(with(own, "null", "none", "0"))).isPresent();
    assertThat(ALONE.objection(with(own, "http://localhost:1", "cross-site", "0"))).isPresent();
    assertThat(ALONE.objection(with(own, "http://localhost:1", "none", "1")).orElseThrow())
        .contains("body");
  }

  private static HttpRequest with(HttpRequest request, String origin, String site, String length) {
    return new HttpRequest(
        request.remote(),
        request.hosts(),
        List.of(origin),
        List.of(site),
        List.of(length),
        List.of());
  }
}
