package ecrimagecleanup.route;

import java.time.Instant;
import org.apache.camel.BeanInject;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.Produce;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;

/**
 * What the tests of the routes of {@code routes/} share: the configuration of {@code config/}, the
 * queues replaced by {@code direct:} endpoints, and all of AWS replaced by mocks.
 */
abstract class RouteTest {
  /** A day and a few seconds after the events of {@code test/resources/events}. */
  static final Instant NOW = Instant.parse("2026-03-03T09:16:05Z");

  static final String SETTINGS =
      "file:test/resources/route-test.properties,file:config/application.properties";
  static final String EVENTS = "task-definition-events=direct:events";
  static final String CHECKS = "image-deletion-check=direct:checks";
  static final String AWS = "(ecr|eventbridge-scheduler|config-aggregator):.*";

  @BeanInject CamelContext context;

  @Produce("direct:events")
  ProducerTemplate events;

  @Produce("direct:checks")
  ProducerTemplate checks;

  @EndpointInject("mock:ecr:repositories")
  MockEndpoint repositories;

  @EndpointInject("mock:ecr:images")
  MockEndpoint images;

  @EndpointInject("mock:eventbridge-scheduler:checks")
  MockEndpoint schedules;
}
