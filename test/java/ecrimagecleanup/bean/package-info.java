/** Tests of the beans that routes call, without routes. */
@NullMarked
package ecrimagecleanup.bean;

import org.jspecify.annotations.NullMarked;
