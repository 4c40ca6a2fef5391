package ecrimagecleanup.component.sqs;

import org.apache.camel.spi.Metadata;

/** The headers of the component. */
public interface SqsDeadLettersConstants {
  @Metadata(
      label = "producer",
      description =
          "The name of the queue whose dead letters it is about. Its redrive policy says where they"
              + " are.",
      javaType = "String",
      required = true)
  String QUEUE = "CamelSqsDeadLettersQueue";
}
