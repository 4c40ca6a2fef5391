package ecrimagecleanup.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryTest {
  @ParameterizedTest
  @CsvSource({
    "999988887777.dkr.ecr.eu-central-1.amazonaws.com, eu-central-1",
    "999988887777.dkr.ecr-fips.us-east-1.amazonaws.com, us-east-1",
    "999988887777.dkr-ecr.eu-central-1.on.aws, eu-central-1",
    "999988887777.dkr-ecr-fips.us-west-2.on.aws, us-west-2",
    "999988887777.dkr.ecr.us-gov-west-1.amazonaws.com, us-gov-west-1",
    "999988887777.dkr.ecr-fips.us-gov-east-1.amazonaws.com, us-gov-east-1",
    "999988887777.dkr-ecr-fips.us-gov-west-1.on.aws, us-gov-west-1",
    "999988887777.dkr.ecr.cn-north-1.amazonaws.com.cn, cn-north-1",
    "999988887777.dkr-ecr.cn-northwest-1.on.amazonwebservices.com.cn, cn-northwest-1",
    "999988887777.dkr.ecr.eusc-de-east-1.amazonaws.eu, eusc-de-east-1",
    "999988887777.dkr-ecr.eusc-de-east-1.on.amazonwebservices.eu, eusc-de-east-1",
    "999988887777.dkr-ecr.eusc-de-east-1.amazonwebservices.eu, eusc-de-east-1",
    "999988887777.DKR.ECR.EU-Central-1.AmazonAWS.com, eu-central-1",
    "999988887777.dkr.ecr.ap-southeast-5.amazonaws.com, ap-southeast-5",
    "999988887777.dkr.ecr.eu-central-1.amazonaws.com:443, eu-central-1",
  })
  void everyHostNameBelongsToItsRegistry(String host, String region) {
    assertThat(Registry.ofHost(host)).contains(new Registry("999988887777", region));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "docker.io",
        "public.ecr.aws",
        "localhost",
        "99998888777.dkr.ecr.eu-central-1.amazonaws.com",
        "9999888877770.dkr.ecr.eu-central-1.amazonaws.com",
        "x999988887777.dkr.ecr.eu-central-1.amazonaws.com",
        "999988887777.dkr.ecr.eu-central-1.amazonaws.com.evil.example",
        "999988887777.dkr.ecr.eu-central-1.amazonaws.com.cn",
        "999988887777.dkr.ecr.cn-north-1.amazonaws.com",
        "999988887777.dkr.ecr.eu-central-1.on.aws",
        "999988887777.dkr-ecr.eu-central-1.amazonaws.com",
        "999988887777.dkr.ecr.central.amazonaws.com",
        "999988887777.dkr.ecr.us-iso-east-1.amazonaws.com",
        "999988887777.dkrxecr.eu-central-1.amazonaws.com",
        "999988887777.dkr.ecr.eu-central-1.amazonaws.com\n",
      })
  void aHostOfAnotherFormBelongsToNone(String host) {
    assertThat(Registry.ofHost(host)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"eu-central-1", "us-gov-west-1", "cn-north-1", "eusc-de-east-1", "il-central-1"})
  void answersToItsOwnHostNames(String region) {
    Registry registry = new Registry("999988887777", region);

    assertThat(registry.hosts())
        .hasSizeGreaterThanOrEqualTo(4)
        .doesNotHaveDuplicates()
        .allSatisfy(host -> assertThat(Registry.ofHost(host)).contains(registry));
  }

  @ParameterizedTest
  @CsvSource({
    "eu-central-1, aws",
    "cn-north-1, aws-cn",
    "us-gov-west-1, aws-us-gov",
    "eusc-de-east-1, aws-eusc"
  })
  void theRegionTellsThePartition(String region, String partition) {
    assertThat(new Registry("999988887777", region).partition()).isEqualTo(partition);
  }

  @Test
  void isWrittenAndReadAsInTheConfiguration() {
    assertThat(Registry.parse("999988887777/eu-central-1"))
        .isEqualTo(ImageFixtures.REGISTRY)
        .hasToString("999988887777/eu-central-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "999988887777",
        "999988887777/",
        "/eu-central-1",
        "99998888777/eu-central-1",
        "999988887777/EU-CENTRAL-1",
        "999988887777/eu-central",
        "999988887777/eu-central-1/x",
        "999988887777/eu-central-1\n",
        "999988887777/eu'central-1",
        "999988887777/us-iso-east-1",
        "999988887777/us-isob-east-1",
        "999988887777/eu-isoe-west-1",
        "٩٩٩٩٨٨٨٨٧٧٧٧/eu-central-1",
      })
  void refusesWhatIsNoRegistry(String text) {
    assertThatThrownBy(() -> Registry.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isIn(
            "An account id has twelve digits.",
            "A region is written like eu-central-1; isolated regions have other host names.",
            "A registry is written as 999988887777/eu-central-1.");
  }
}
