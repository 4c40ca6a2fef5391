/** The component {@code ecr-images:}: images of private repositories of Amazon ECR. */
@NullMarked
package ecrimagecleanup.component.ecr;

import org.jspecify.annotations.NullMarked;
