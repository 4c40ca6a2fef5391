/** The component {@code lambda-usage:}: which images the functions of AWS Lambda have. */
@NullMarked
package ecrimagecleanup.component.lambda;

import org.jspecify.annotations.NullMarked;
