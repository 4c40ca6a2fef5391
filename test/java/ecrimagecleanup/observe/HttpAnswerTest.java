package ecrimagecleanup.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {
  /** A registry can have millions of images, and who asks need not take gzip. */
  @Test
  void aPlanIsNeverInMemoryAsAWhole() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write("{}".getBytes(StandardCharsets.UTF_8));
    }
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    HttpAnswer.inflated(compressed.toByteArray()).write(exchange);

    assertThat(exchange.getMessage().getBody()).isInstanceOf(GZIPInputStream.class);
    assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("{}");
  }
}
