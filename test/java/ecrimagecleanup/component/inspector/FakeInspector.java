package ecrimagecleanup.component.inspector;

import ecrimagecleanup.component.Script;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.ListCoverageRequest;
import software.amazon.awssdk.services.inspector2.model.ListCoverageResponse;

/** An Amazon Inspector that answers from a script. */
final class FakeInspector implements Inspector2Client {
  final Script script = new Script();
  boolean closed;

  @Override
  public ListCoverageResponse listCoverage(ListCoverageRequest request) {
    return script.next(request, ListCoverageResponse.class);
  }

  @Override
  public String serviceName() {
    return "inspector2";
  }

  @Override
  public void close() {
    closed = true;
  }
}
