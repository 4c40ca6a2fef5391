package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.image.Weighed;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The services and task sets that the aggregator shows of some families of task definitions. Of
 * other families it says nothing.
 *
 * @param asked the families that were asked for
 * @param services the services and task sets that can be read
 * @param unreadable how many cannot
 */
public record ServicesOfFamilies(Set<Family> asked, List<ServiceItem> services, int unreadable)
    implements Weighed {
  /** Nobody has asked. */
  static final ServicesOfFamilies NONE = new ServicesOfFamilies(Set.of(), List.of(), 0);

  public ServicesOfFamilies {
    asked = Set.copyOf(asked);
    services = List.copyOf(services);
  }

  /**
   * Reads the complete answer to {@link AggregatorQueries#servicesOfFamilies}.
   *
   * @param families a revision of each family that is asked for
   */
  public static Collector<JsonNode, ?, ServicesOfFamilies> reader(
      Collection<TaskDefinitionArn> families) {
    Set<Family> asked = families.stream().map(Family::of).collect(Collectors.toSet());
    return Collectors.collectingAndThen(
        Collectors.mapping(ServiceItem::parse, Collectors.toList()),
        read -> {
          List<ServiceItem> services = read.stream().flatMap(Optional::stream).toList();
          return new ServicesOfFamilies(asked, services, read.size() - services.size());
        });
  }

  /** Those of some revisions whose families were not asked for. */
  public List<TaskDefinitionArn> missing(Collection<TaskDefinitionArn> revisions) {
    return revisions.stream().filter(arn -> !asked.contains(Family.of(arn))).toList();
  }

  /** Both. */
  ServicesOfFamilies and(ServicesOfFamilies more) {
    return new ServicesOfFamilies(
        Stream.concat(asked.stream(), more.asked.stream()).collect(Collectors.toSet()),
        Stream.concat(services.stream(), more.services.stream()).toList(),
        unreadable + more.unreadable);
  }

  /** A service takes less than a kB. */
  @Override
  public int weight() {
    return services.size();
  }
}
