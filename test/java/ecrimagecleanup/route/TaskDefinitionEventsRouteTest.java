package ecrimagecleanup.route;

import ecrimagecleanup.image.RepositoryTags;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;

@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS},
    mockEndpointsAndSkip = RouteTest.AWS)
class TaskDefinitionEventsRouteTest extends RouteTest {
  @Test
  void schedulesACheckForEachImageOfAnOptedInRepository() throws Exception {
    repositories.returnReplyBody(
        org.apache.camel.builder.Builder.constant(
            new RepositoryTags(true, Map.of("ecr-image-cleanup", "enabled"))));
    schedules.expectedMessageCount(2);

    events.sendBody(
        Files.readString(
            Path.of("test/resources/events/deregister-task-definition.cloudtrail.json")));

    MockEndpoint.assertIsSatisfied(context, 10, TimeUnit.SECONDS);
  }
}
