package ecrimagecleanup.check;

import java.time.Instant;
import java.util.Optional;

/**
 * A schedule as EventBridge Scheduler has it.
 *
 * @param name its name
 * @param expression when it fires, as the service writes it
 * @param at when it fires, if it fires once and at a time of UTC
 * @param description what people read of it; empty if there is none
 * @param input what it delivers; empty if there is none
 */
public record Schedule(
    String name, String expression, Optional<Instant> at, String description, String input) {}
