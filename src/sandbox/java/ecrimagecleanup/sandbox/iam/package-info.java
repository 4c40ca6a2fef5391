/** Identity and Access Management, as far as {@code doctor} asks it. */
@NullMarked
package ecrimagecleanup.sandbox.iam;

import org.jspecify.annotations.NullMarked;
