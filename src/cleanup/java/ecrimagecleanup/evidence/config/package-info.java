/** What the answers of the aggregator of AWS Config mean. No I/O, no clock. */
@NullMarked
package ecrimagecleanup.evidence.config;

import org.jspecify.annotations.NullMarked;
