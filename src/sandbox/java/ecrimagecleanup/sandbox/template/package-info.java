/** The CloudFormation templates, read: where the sandbox has its names from. */
@NullMarked
package ecrimagecleanup.sandbox.template;

import org.jspecify.annotations.NullMarked;
