package ecrimagecleanup.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Lets the ordinary SDK call the endpoint without a socket, on the thread of the caller. */
public final class InProcessHttpClient implements SdkHttpClient {

  /** Who answers a request. */
  public interface Answers {
    /**
     * Answers.
     *
     * @throws IOException if the connection breaks
     */
    HttpReply answer(HttpCall call) throws IOException;
  }

  private final Answers endpoint;

  /** A client of {@code endpoint}. */
  public InProcessHttpClient(Endpoint endpoint) {
    this(endpoint::answer);
  }

  /** A client of whoever answers. */
  public InProcessHttpClient(Answers answers) {
    this.endpoint = answers;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return response(endpoint.answer(call(request)));
      }

      private HttpCall call(HttpExecuteRequest execute) throws IOException {
        SdkHttpRequest http = execute.httpRequest();
        String query = http.encodedQueryParameters().map(text -> "?" + text).orElse("");
        String path = http.encodedPath().isEmpty() ? "/" : http.encodedPath();
        return new HttpCall(http.method().name(), path + query, http.headers(), body(execute));
      }

      @Override
      public void abort() {
        // the call is over when it returns
      }
    };
  }

  @Override
  public String clientName() {
    return "Sandbox";
  }

  @Override
  public void close() {
    // nothing is held
  }

  private static byte[] body(HttpExecuteRequest request) throws IOException {
    if (request.contentStreamProvider().isEmpty()) {
      return new byte[0];
    }
    try (InputStream content = request.contentStreamProvider().get().newStream()) {
      return content.readAllBytes();
    }
  }

  private static HttpExecuteResponse response(HttpReply reply) {
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder().statusCode(reply.status()).headers(reply.headers()).build())
        .responseBody(
            Optional.of(reply.body())
                .map(ByteArrayInputStream::new)
                .map(AbortableInputStream::create)
                .orElseThrow())
        .build();
  }
}
