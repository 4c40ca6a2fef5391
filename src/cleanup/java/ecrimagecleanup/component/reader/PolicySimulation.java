package ecrimagecleanup.component.reader;

import ecrimagecleanup.component.Pages;
import ecrimagecleanup.doctor.Permission;
import ecrimagecleanup.doctor.PermissionQuestion;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/**
 * Asks IAM what a principal may do: one question for all actions on one resource.
 *
 * @param client the client
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</a>
 */
record PolicySimulation(IamClient client) {
  /**
   * What IAM answers.
   *
   * @param refused what the principal may not do, in the order of the question
   * @param calls how many calls it took
   */
  record Answer(List<Permission> refused, int calls) {}

  private record Target(String resource, Map<String, String> context) {}

  Answer ask(PermissionQuestion question) {
    Map<Target, List<Permission>> byTarget =
        question.permissions().stream()
            .collect(
                Collectors.groupingBy(
                    permission -> new Target(permission.resource(), permission.context()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Set<Permission> allowed = new HashSet<>();
    int calls = 0;
    for (Map.Entry<Target, List<Permission>> entry : byTarget.entrySet()) {
      List<String> actions = entry.getValue().stream().map(Permission::action).toList();
      Pages<EvaluationResult> pages =
          Pages.readAll(
              "the permissions of " + question.principal(),
              token -> page(question.principal(), entry.getKey(), actions, token));
      calls += pages.calls();
      Set<String> allowedActions =
          pages.items().stream()
              .filter(result -> result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED)
              .map(EvaluationResult::evalActionName)
              .collect(Collectors.toSet());
      entry.getValue().stream()
          .filter(permission -> allowedActions.contains(permission.action()))
          .forEach(allowed::add);
    }
    return new Answer(
        question.permissions().stream().filter(each -> !allowed.contains(each)).toList(), calls);
  }

  private Pages.Page<EvaluationResult> page(
      String principal, Target target, List<String> actions, @Nullable String marker) {
    SimulatePrincipalPolicyResponse response =
        client.simulatePrincipalPolicy(
            SimulatePrincipalPolicyRequest.builder()
                .policySourceArn(principal)
                .actionNames(actions)
                .resourceArns(target.resource())
                .contextEntries(
                    new TreeMap<>(target.context())
                        .entrySet().stream()
                            .map(
                                key ->
                                    ContextEntry.builder()
                                        .contextKeyName(key.getKey())
                                        .contextKeyType(ContextKeyTypeEnum.STRING)
                                        .contextKeyValues(key.getValue())
                                        .build())
                            .toList())
                .marker(marker)
                .build());
    return new Pages.Page<>(
        response.evaluationResults(),
        Boolean.TRUE.equals(response.isTruncated()) ? response.marker() : null);
  }
}
