package ecrimagecleanup.component.config;

import org.apache.camel.spi.Metadata;

/** The headers of the component. */
public interface ConfigAggregatorConstants {
  @Metadata(
      label = "select",
      description = "Set by the component: the number of calls that the query took.",
      javaType = "Integer")
  String PAGES = "CamelConfigAggregatorPages";
}
