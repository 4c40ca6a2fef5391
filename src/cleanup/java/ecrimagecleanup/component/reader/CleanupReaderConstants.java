package ecrimagecleanup.component.reader;

import org.apache.camel.spi.Metadata;

/** The headers of the component. */
public interface CleanupReaderConstants {
  @Metadata(
      label = "producer",
      description =
          "For peek, count, redrive and describeQueue: the name of the queue that it is about. Its"
              + " redrive policy says where its dead letters are.",
      javaType = "String")
  String QUEUE = "CamelCleanupReaderQueue";

  @Metadata(
      label = "producer",
      description = "For describeTaggedRepositories: the key of the resource tag.",
      javaType = "String")
  String TAG_KEY = "CamelCleanupReaderTagKey";

  @Metadata(
      label = "producer",
      description = "For describeTaggedRepositories: the value of the resource tag.",
      javaType = "String")
  String TAG_VALUE = "CamelCleanupReaderTagValue";

  @Metadata(
      label = "producer",
      description = "For readLog: the name of the log group.",
      javaType = "String")
  String LOG_GROUP = "CamelCleanupReaderLogGroup";

  @Metadata(
      label = "producer",
      description = "Set by simulate: the number of calls that the question took.",
      javaType = "Integer")
  String CALLS = "CamelCleanupReaderCalls";
}
