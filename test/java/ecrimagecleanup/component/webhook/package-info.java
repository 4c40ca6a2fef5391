@NullMarked
package ecrimagecleanup.component.webhook;

import org.jspecify.annotations.NullMarked;
