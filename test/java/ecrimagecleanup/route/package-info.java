/** Tests of the routes with mocks in place of AWS. */
@NullMarked
package ecrimagecleanup.route;

import org.jspecify.annotations.NullMarked;
