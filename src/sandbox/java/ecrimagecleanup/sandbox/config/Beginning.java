package ecrimagecleanup.sandbox.config;

/**
 * How a value of a property begins.
 *
 * @param property the property
 * @param text what it begins with
 */
record Beginning(PropertyPath property, String text) {}
