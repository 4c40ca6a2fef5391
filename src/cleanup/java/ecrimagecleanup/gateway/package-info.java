/** What commands and pages ask of the routes and of AWS, each by one endpoint. */
@NullMarked
package ecrimagecleanup.gateway;

import org.jspecify.annotations.NullMarked;
