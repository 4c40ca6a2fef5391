package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/** One AWS service of the sandbox. Implementations are safe to call from several threads. */
public interface AwsService {

  /** The signing name that calls of this service carry in their credential scope. */
  String signingName();

  /**
   * Carries out a call.
   *
   * @return the JSON of the answer, sent with status 200
   * @throws AwsError what AWS answers with another status
   */
  JsonNode handle(AwsCall call);
}
