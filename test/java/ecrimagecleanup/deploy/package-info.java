/** What deploy/cloudformation grants and makes, held against what the application does. */
@NullMarked
package ecrimagecleanup.deploy;

import org.jspecify.annotations.NullMarked;
