/** Amazon EKS: where a cluster is. */
@NullMarked
package ecrimagecleanup.sandbox.eks;

import org.jspecify.annotations.NullMarked;
