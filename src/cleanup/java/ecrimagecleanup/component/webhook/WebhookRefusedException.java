package ecrimagecleanup.component.webhook;

/** A webhook refused a text, and will refuse it again. */
public final class WebhookRefusedException extends WebhookException {
  private static final long serialVersionUID = 1;

  WebhookRefusedException(String sentence) {
    super(sentence);
  }
}
