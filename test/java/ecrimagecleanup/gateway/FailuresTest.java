package ecrimagecleanup.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
  private static final String UNREACHABLE = "The other side cannot be reached: ";
  private static final String CHECK = ". Check the network, the address and the proxy.";
  private static final String FORESEEN = "Something went wrong that nobody foresaw";

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new NoSuchFileException("/x/plan.html"),
            "/x/plan.html does not exist. Check the path."),
        Arguments.of(
            new AccessDeniedException("/x/plan.html"),
            "/x/plan.html cannot be read or written: the user of this process may not. Check its permissions."),
        Arguments.of(
            new FileAlreadyExistsException("/x"),
            "/x exists already. Give another name, or move it away."),
        Arguments.of(new NotDirectoryException("/x"), "/x is not a folder. Check the path."),
        Arguments.of(
            new FileSystemException("/x", null, "No space left on device"),
            "/x cannot be read or written: No space left on device. Check the disk and its permissions."),
        Arguments.of(
            new IOException("No space left on device"),
            "The disk is full: No space left on device. Make room on it."),
        Arguments.of(
            new FileNotFoundException("/x (Is a directory)"),
            "A file cannot be opened: /x (Is a directory). Check its path."),
        Arguments.of(
            new UnknownHostException("ecr.nowhere"),
            UNREACHABLE + "the host is not known: ecr.nowhere" + CHECK),
        Arguments.of(new ConnectException(), UNREACHABLE + "nobody answers there" + CHECK),
        Arguments.of(
            new ConnectException("Connection refused"), UNREACHABLE + "Connection refused" + CHECK),
        Arguments.of(
            new ClosedChannelException(), UNREACHABLE + "the connection was closed" + CHECK),
        Arguments.of(
            new HttpConnectTimeoutException("x"),
            UNREACHABLE + "it does not answer in time" + CHECK),
        Arguments.of(
            new BindException("Address already in use"),
            UNREACHABLE + "the port cannot be had: Address already in use" + CHECK),
        Arguments.of(
            new SSLHandshakeException("PKIX path building failed"),
            UNREACHABLE
                + "no secure connection: PKIX path building failed. A proxy that looks into"
                + " connections needs its certificate in the trust store of Java"
                + CHECK));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatIsKnownBecomesASentence(IOException failure, String sentence) {
    assertThat(PlainSentence.of(failure)).isEqualTo(sentence);
    assertThat(PlainSentence.of(new UncheckedIOException(failure))).isEqualTo(sentence);
  }

  static Stream<Exception> surprises() {
    return Stream.of(
        new NullPointerException(),
        new NullPointerException("Cannot invoke \"java.util.List.size()\" because it is null"),
        new IllegalStateException(),
        new IllegalArgumentException(new ClassCastException("class a.B cannot be cast to c.d.E")),
        new IOException("java.lang.IllegalStateException: x"));
  }

  @ParameterizedTest
  @MethodSource("surprises")
  void neitherANameOfAClassNorNullIsEverSaid(Exception surprise) {
    assertThat(PlainSentence.of(surprise))
        .startsWith(FORESEEN + ". Run it again with --verbose")
        .doesNotContain("null", "Exception", "java.");
  }

  @Test
  void whatASurpriseSaysItselfIsSaid() {
    assertThat(PlainSentence.of(new ArithmeticException("/ by zero")))
        .startsWith(FORESEEN + ": / by zero. Run it again with --verbose");
  }
}
