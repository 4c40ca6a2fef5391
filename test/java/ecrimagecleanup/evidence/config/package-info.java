/** Tests of what the answers of the aggregator mean. */
@NullMarked
package ecrimagecleanup.evidence.config;

import org.jspecify.annotations.NullMarked;
