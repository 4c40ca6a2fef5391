package ecrimagecleanup.component.inspector;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.component.Batches;
import ecrimagecleanup.evidence.inspector.InspectorAccounts;
import ecrimagecleanup.evidence.inspector.RescanDurations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.AccountState;
import software.amazon.awssdk.services.inspector2.model.BatchGetAccountStatusRequest;
import software.amazon.awssdk.services.inspector2.model.BatchGetAccountStatusResponse;
import software.amazon.awssdk.services.inspector2.model.EcrConfigurationState;
import software.amazon.awssdk.services.inspector2.model.EcrRescanDurationState;
import software.amazon.awssdk.services.inspector2.model.GetConfigurationRequest;
import software.amazon.awssdk.services.inspector2.model.ResourceState;
import software.amazon.awssdk.services.inspector2.model.State;

/**
 * Reads how Inspector is set up.
 *
 * @param client the client
 */
record AccountReader(Inspector2Client client) {
  /**
   * The most accounts that BatchGetAccountStatus takes.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/inspector/v2/APIReference/API_BatchGetAccountStatus.html">BatchGetAccountStatus</a>
   */
  static final int MAXIMUM_PER_CALL = 100;

  /** Where it scans images of ECR. */
  InspectorAccounts accounts(List<String> accountIds) {
    Map<String, String> statuses = new HashMap<>();
    for (List<String> batch : Batches.of(accountIds, MAXIMUM_PER_CALL)) {
      BatchGetAccountStatusResponse response =
          client.batchGetAccountStatus(
              BatchGetAccountStatusRequest.builder().accountIds(batch).build());
      response.accounts().forEach(account -> statuses.put(account.accountId(), status(account)));
      response
          .failedAccounts()
          .forEach(
              failed ->
                  statuses.put(
                      failed.accountId(), requireNonNullElse(failed.errorCodeAsString(), "")));
    }
    return new InspectorAccounts(statuses);
  }

  private static String status(AccountState account) {
    return Optional.ofNullable(account.resourceState())
        .map(ResourceState::ecr)
        .map(State::statusAsString)
        .orElse("");
  }

  /** For how long it scans an image, by the account of the credentials. */
  RescanDurations durations() {
    EcrRescanDurationState state =
        Optional.ofNullable(
                client
                    .getConfiguration(GetConfigurationRequest.builder().build())
                    .ecrConfiguration())
            .map(EcrConfigurationState::rescanDurationState)
            .orElseGet(() -> EcrRescanDurationState.builder().build());
    return new RescanDurations(
        requireNonNullElse(state.rescanDurationAsString(), ""),
        requireNonNullElse(state.pullDateRescanDurationAsString(), ""),
        requireNonNullElse(state.pullDateRescanModeAsString(), ""));
  }
}
