package ecrimagecleanup.observe;

import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * Which headers go between HTTP and Camel: all but Camel's own. Camel's strategy for HTTP would
 * also hold back Cache-Control.
 */
public final class HttpHeaders extends DefaultHeaderFilterStrategy {
  public HttpHeaders() {
    setLowerCase(true);
    setInFilterStartsWith(CAMEL_FILTER_STARTS_WITH);
    setOutFilterStartsWith(CAMEL_FILTER_STARTS_WITH);
  }
}
