/** AWS Config as the sandbox has it: an aggregator and its query language. */
@NullMarked
package ecrimagecleanup.sandbox.config;

import org.jspecify.annotations.NullMarked;
