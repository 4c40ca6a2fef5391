/** Tests of the application inside an application of others. */
@NullMarked
package ecrimagecleanup.embedded;

import org.jspecify.annotations.NullMarked;
