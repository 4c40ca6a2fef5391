package ecrimagecleanup.sandbox.simulation;

/** Why an image may go that a service ran within the grace period: nothing can tell of that run. */
enum Excuse {
  /** AWS Config forgets a deleted service at once, and with it when it last changed. */
  SERVICE_DELETED("run by a service that was deleted meanwhile"),

  /** No source tells of which family the task definition was that a service ran before. */
  FAMILY_LEFT("run by a service that changed its family"),

  /** AWS Config shows what a service is to run, not that the one before it still runs. */
  NOT_STARTED("still run by a service, Config asked alone");

  private final String text;

  Excuse(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
