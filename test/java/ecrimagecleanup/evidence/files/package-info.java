@NullMarked
package ecrimagecleanup.evidence.files;

import org.jspecify.annotations.NullMarked;
