package ecrimagecleanup.sandbox;

/** One AWS service of the query protocol, which answers in XML. */
public interface AwsQueryService {

  /** The signing name that calls of this service carry in their credential scope. */
  String signingName();

  /**
   * Carries out a call.
   *
   * @return the XML of the answer, sent with status 200
   * @throws AwsError what AWS answers with another status
   */
  String handle(AwsCall call);
}
