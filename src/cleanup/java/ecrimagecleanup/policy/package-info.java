/** What the operator wants, and what the owner of a repository wants. No I/O, no clock. */
@NullMarked
package ecrimagecleanup.policy;

import org.jspecify.annotations.NullMarked;
