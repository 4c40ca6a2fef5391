/**
 * What the components for AWS have in common: options, clients, health checks, complete listings. A
 * component talks to AWS and holds no policy.
 */
@NullMarked
package ecrimagecleanup.component;

import org.jspecify.annotations.NullMarked;
