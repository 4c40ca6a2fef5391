package ecrimagecleanup.sweep;

import com.fasterxml.jackson.core.JsonGenerator;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.policy.Action;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * What a plan was made of.
 *
 * @param time when
 * @param accountId the shared account
 * @param region its region
 * @param action what is done at most with images that can go
 * @param grace the grace period of repositories whose owners set none
 * @param asIfOptedIn whether it is taken that every owner had opted in
 * @param brake why removals are held; empty if they are not
 * @param pricePerGbMonth what a GB (10^9 bytes) costs a month
 */
public record PlanHeader(
    Instant time,
    String accountId,
    String region,
    Action action,
    Duration grace,
    boolean asIfOptedIn,
    String brake,
    BigDecimal pricePerGbMonth) {

  /** Writes it as fields of an object. */
  void write(JsonGenerator json) throws IOException {
    json.writeStringField("time", time.toString());
    json.writeStringField("accountId", accountId);
    json.writeStringField("region", region);
    json.writeStringField("action", action.word());
    json.writeNumberField("graceHours", grace.toHours());
    json.writeBooleanField("assumedOptIn", asIfOptedIn);
    json.writeStringField("brake", brake);
  }

  /** The same for its whole name, {@code 999988887777/eu-central-1/team/orders}. */
  public String shortName(String repository) {
    String own = accountId + "/" + region + "/";
    return repository.startsWith(own) ? repository.substring(own.length()) : repository;
  }

  /** A repository by its name alone if it is of the shared account and its region. */
  public String shortName(Repository repository) {
    return repository.registry().toString().equals(accountId + "/" + region)
        ? repository.name()
        : repository.toString();
  }
}
