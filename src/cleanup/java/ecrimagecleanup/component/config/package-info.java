/** The component {@code config-aggregator:}: queries to an aggregator of AWS Config. */
@NullMarked
package ecrimagecleanup.component.config;

import org.jspecify.annotations.NullMarked;
