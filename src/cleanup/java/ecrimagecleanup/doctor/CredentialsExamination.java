package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.failed;
import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import java.util.List;

/**
 * Are there credentials, and are they of the shared account?
 *
 * @param reading what is read
 * @param accountId the shared account
 */
public record CredentialsExamination(Reading reading, String accountId) implements Examination {
  @Override
  public String area() {
    return "credentials";
  }

  @Override
  public List<Diagnosis> examine() {
    return List.of(judge(reading.caller()));
  }

  Diagnosis judge(Caller caller) {
    if (!caller.accountId().equals(accountId)) {
      return failed(
          area(),
          "The credentials are of account %s, but cleanup.account-id is %s."
              .formatted(caller.accountId(), accountId),
          "Use credentials of the shared account, such as another AWS_PROFILE, or correct cleanup.account-id.");
    }
    if (caller.isRoot()) {
      return warning(
          area(),
          "The credentials are those of the root user of account %s.".formatted(accountId),
          "Use the role ecr-image-cleanup: AWS enforces the opt-in for a role alone.");
    }
    return ok(area(), "AWS knows the caller as %s.".formatted(caller.arn()));
  }
}
