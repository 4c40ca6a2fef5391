/** SQS as the sandbox has it: ElasticMQ behind the sandbox's one endpoint. */
@NullMarked
package ecrimagecleanup.sandbox.sqs;

import org.jspecify.annotations.NullMarked;
