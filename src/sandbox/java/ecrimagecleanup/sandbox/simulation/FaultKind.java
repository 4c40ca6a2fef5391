package ecrimagecleanup.sandbox.simulation;

/** What can go wrong at a call of AWS. */
enum FaultKind {
  /** The first attempt fails at AWS without being carried out; the SDK tries again. */
  HICCUP,
  /** Every attempt fails at AWS without being carried out. */
  ERROR_BEFORE,
  /** Every attempt is throttled. */
  THROTTLE,
  /** The call is carried out and the answer is lost; the SDK tries again. */
  LOST_RESPONSE,
  /** Every attempt is carried out and every answer is lost. */
  LOST_FOR_GOOD,
  /** The answer comes in pages, and all pages but the first fail. */
  PARTIAL_PAGE,
  /** HTTP 200, and a list of failures in the answer. */
  FAILURES,
  /** The process dies before the call. */
  CRASH_BEFORE,
  /** The process dies after the call was carried out. */
  CRASH_AFTER,
  /** The call takes long, and the world goes on before it is carried out. */
  SLOW_BEFORE,
  /** The answer takes long, and the world goes on after it was carried out. */
  SLOW_AFTER,
  /** Another instance takes a message and finishes it before the call. */
  OVERTAKEN,
  /** Before the call the owners of all repositories put the brake on, for an hour. */
  OWNER_BRAKES
}
