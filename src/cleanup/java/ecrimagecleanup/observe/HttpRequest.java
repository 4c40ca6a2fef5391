package ecrimagecleanup.observe;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Message;
import org.apache.camel.support.ObjectHelper;

/**
 * What a request says of who asks. A header that is there more than once has several values: Camel
 * also makes headers of the parameters of the query.
 *
 * @param remote the address of the other side; empty if the platform does not tell
 * @param hosts the values of the header Host
 * @param origins the values of the header Origin
 * @param sites the values of the header Sec-Fetch-Site
 * @param lengths the values of the header Content-Length
 * @param encodings the values of the header Transfer-Encoding
 */
record HttpRequest(
    Optional<String> remote,
    List<String> hosts,
    List<String> origins,
    List<String> sites,
    List<String> lengths,
    List<String> encodings) {

  /**
   * The request that an exchange came from.
   *
   * @param remote gives the address of the other side
   */
  static HttpRequest of(Exchange exchange, Expression remote) {
    Message message = exchange.getMessage();
    return new HttpRequest(
        Optional.ofNullable(remote.evaluate(exchange, String.class))
            .filter(text -> !text.isEmpty()),
        values(message, "Host"),
        values(message, "Origin"),
        values(message, "Sec-Fetch-Site"),
        values(message, "Content-Length"),
        values(message, "Transfer-Encoding"));
  }

  private static List<String> values(Message message, String header) {
    Iterable<?> values = ObjectHelper.createIterable(message.getHeader(header), null);
    return StreamSupport.stream(values.spliterator(), false).map(String::valueOf).toList();
  }
}
