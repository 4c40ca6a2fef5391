package ecrimagecleanup.component.reader;

import ecrimagecleanup.component.Script;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskResponse;

/** An SQS that answers from a script. */
final class FakeSqs implements SqsClient {
  final Script script = new Script();
  boolean closed;

  @Override
  public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
    return script.next(request, GetQueueUrlResponse.class);
  }

  @Override
  public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
    return script.next(request, GetQueueAttributesResponse.class);
  }

  @Override
  public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    return script.next(request, ReceiveMessageResponse.class);
  }

  @Override
  public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
      ChangeMessageVisibilityBatchRequest request) {
    return script.next(request, ChangeMessageVisibilityBatchResponse.class);
  }

  @Override
  public StartMessageMoveTaskResponse startMessageMoveTask(StartMessageMoveTaskRequest request) {
    return script.next(request, StartMessageMoveTaskResponse.class);
  }

  @Override
  public ListQueuesResponse listQueues(ListQueuesRequest request) {
    return script.next(request, ListQueuesResponse.class);
  }

  @Override
  public String serviceName() {
    return "sqs";
  }

  @Override
  public void close() {
    closed = true;
  }
}
