/** Which images text files name, such as Helm values and manifests. No I/O, no clock. */
@NullMarked
package ecrimagecleanup.evidence.files;

import org.jspecify.annotations.NullMarked;
