/**
 * An embedded AWS: ECR, ECS, Config, EventBridge Scheduler, EventBridge and SQS, for trying, for
 * demos and for tests. It is packaged as a jar of its own and is never on the classpath of the
 * application, which talks to it over HTTP as it would to AWS.
 */
@NullMarked
package ecrimagecleanup.sandbox;

import org.jspecify.annotations.NullMarked;
