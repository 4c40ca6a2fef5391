package ecrimagecleanup.sandbox.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.ConfigurationItem;

/** A configuration item as a query sees it, and where it stands among others. For one thread. */
final class ItemRow {
  private final ConfigurationItem item;
  private final ObjectNode json;
  private int part;
  private int number;

  ItemRow(ConfigurationItem item) {
    this.item = item;
    this.json = ConfigQuery.json(item);
  }

  ConfigurationItem item() {
    return item;
  }

  /** With all properties; nobody may change it. */
  ObjectNode json() {
    return json;
  }

  int part() {
    return part;
  }

  /** Its place in its part. */
  int number() {
    return number;
  }

  void moveTo(int newPart, int newNumber) {
    part = newPart;
    number = newNumber;
  }
}
