/** EventBridge as the sandbox has it: buses, rules with event patterns, and queues as targets. */
@NullMarked
package ecrimagecleanup.sandbox.events;

import org.jspecify.annotations.NullMarked;
