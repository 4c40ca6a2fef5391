/**
 * A Camel component that makes, and takes away again, what a rehearsal needs: one repository with
 * tiny images, and one family of task definitions. Nothing else can be named.
 */
@NullMarked
package ecrimagecleanup.component.rehearsal;

import org.jspecify.annotations.NullMarked;
