package ecrimagecleanup.image;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The private ECR registry of one account in one region.
 *
 * @param accountId twelve digits
 * @param region such as {@code eu-central-1}
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html">Amazon ECR
 *     private registry</a>
 */
public record Registry(String accountId, String region) {
  /** What may follow a host name: it is what every client uses anyway. */
  public static final String HTTPS_PORT = ":443";

  private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9]{12}");

  /** Not isolated regions: with host names that are not known, every image would look unused. */
  private static final Pattern REGION =
      Pattern.compile("(?!(?:us|eu)-iso)[a-z]{2,5}(-[a-z]{1,12}){1,3}-[0-9]{1,2}");

  private static final Pattern HOST =
      Pattern.compile(
          "([0-9]{12})\\.(?:dkr\\.ecr|dkr\\.ecr-fips|dkr-ecr|dkr-ecr-fips)\\.([a-z0-9-]{4,40})\\.([a-z0-9.-]{2,40})");

  private static final String CHINA = "cn-";
  private static final String EUROPEAN_SOVEREIGN_CLOUD = "eusc-";

  /**
   * @throws IllegalArgumentException if the account or the region is not one
   */
  public Registry {
    if (!ACCOUNT_ID.matcher(accountId).matches()) {
      throw new IllegalArgumentException("An account id has twelve digits.");
    }
    if (!REGION.matcher(region).matches()) {
      throw new IllegalArgumentException(
          "A region is written like eu-central-1; isolated regions have other host names.");
    }
  }

  /**
   * Reads {@code accountId/region}, the form of the configuration.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static Registry parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("A registry is written as 999988887777/eu-central-1.");
    }
    return new Registry(text.substring(0, slash), text.substring(slash + 1));
  }

  /**
   * The registry that a host name belongs to, with or without the port of HTTPS; empty for a host
   * that is not of ECR.
   */
  public static Optional<Registry> ofHost(String host) {
    String lowerCase = host.toLowerCase(Locale.ROOT).replaceFirst(HTTPS_PORT + "$", "");
    Matcher matcher = HOST.matcher(lowerCase);
    if (!matcher.matches() || !REGION.matcher(matcher.group(2)).matches()) {
      return Optional.empty();
    }
    Registry registry = new Registry(matcher.group(1), matcher.group(2));
    return registry.hosts().contains(lowerCase) ? Optional.of(registry) : Optional.empty();
  }

  /**
   * Every host name that this registry answers to: classic, FIPS, dual-stack and dual-stack FIPS.
   * The first is the one that ECR shows as the repository URI.
   */
  public List<String> hosts() {
    Stream<String> classic =
        Stream.of(".dkr.ecr.", ".dkr.ecr-fips.").map(service -> host(service, classicDomain()));
    Stream<String> dualStack =
        dualStackDomains().stream()
            .flatMap(
                domain ->
                    Stream.of(".dkr-ecr.", ".dkr-ecr-fips.").map(service -> host(service, domain)));
    return Stream.concat(classic, dualStack).toList();
  }

  private String host(String service, String domain) {
    return accountId + service + region + "." + domain;
  }

  private String classicDomain() {
    if (region.startsWith(CHINA)) {
      return "amazonaws.com.cn";
    }
    return region.startsWith(EUROPEAN_SOVEREIGN_CLOUD) ? "amazonaws.eu" : "amazonaws.com";
  }

  /** Of the European Sovereign Cloud sources disagree on the domain: both count. */
  private List<String> dualStackDomains() {
    if (region.startsWith(CHINA)) {
      return List.of("on.amazonwebservices.com.cn");
    }
    return region.startsWith(EUROPEAN_SOVEREIGN_CLOUD)
        ? List.of("on.amazonwebservices.eu", "amazonwebservices.eu")
        : List.of("on.aws");
  }

  /** The partition of the region's ARNs. */
  public String partition() {
    return partition(region);
  }

  /**
   * The partition of a region's ARNs.
   *
   * @param region one that was read as a region
   */
  public static String partition(String region) {
    if (region.startsWith(CHINA)) {
      return "aws-cn";
    }
    if (region.startsWith("us-gov-")) {
      return "aws-us-gov";
    }
    return region.startsWith(EUROPEAN_SOVEREIGN_CLOUD) ? "aws-eusc" : "aws";
  }

  /** {@code accountId/region}. */
  @Override
  public String toString() {
    return accountId + "/" + region;
  }
}
