/** Tests of what {@code component.config} is for. */
@NullMarked
package ecrimagecleanup.component.config;

import org.jspecify.annotations.NullMarked;
