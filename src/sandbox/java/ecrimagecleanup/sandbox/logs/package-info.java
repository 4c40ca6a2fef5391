/** CloudWatch Logs, with what the application writes to its log. */
@NullMarked
package ecrimagecleanup.sandbox.logs;

import org.jspecify.annotations.NullMarked;
