package ecrimagecleanup.component.webhook;

/** A webhook did not take a text, and may take it later. */
public class WebhookException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  WebhookException(String sentence) {
    super(sentence);
  }
}
