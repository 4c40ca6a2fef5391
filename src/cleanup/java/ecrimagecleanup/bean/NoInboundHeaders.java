package ecrimagecleanup.bean;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Lets no attribute of an SQS message become a header. Whoever may send to the queue could
 * otherwise set headers that steer Camel; one named {@code CamelAwsSqsReceiptHandle} makes a
 * message that can never be deleted.
 *
 * @see <a href="https://www.cve.org/CVERecord?id=CVE-2026-46456">CVE-2026-46456</a>
 */
public final class NoInboundHeaders implements HeaderFilterStrategy {
  @Override
  public boolean applyFilterToCamelHeaders(
      String headerName, Object headerValue, Exchange exchange) {
    return true;
  }

  @Override
  public boolean applyFilterToExternalHeaders(
      String headerName, Object headerValue, Exchange exchange) {
    return true;
  }
}
