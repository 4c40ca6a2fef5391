/** A Camel component that posts texts to a webhook, as Slack and Microsoft Teams have them. */
@NullMarked
package ecrimagecleanup.component.webhook;

import org.jspecify.annotations.NullMarked;
