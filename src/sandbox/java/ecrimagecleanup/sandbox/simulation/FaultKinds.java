package ecrimagecleanup.sandbox.simulation;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The faults that strike calls, as one value of an option: an empty text is none of them, which a
 * list of an option cannot be.
 *
 * @param kinds the faults
 */
record FaultKinds(Set<FaultKind> kinds) {
  /** All of them. */
  static final FaultKinds ALL = new FaultKinds(EnumSet.allOf(FaultKind.class));

  private static final Pattern COMMA = Pattern.compile(",");

  FaultKinds {
    // In the order of the kinds: the name of a run is made of it.
    Set<FaultKind> sorted = EnumSet.noneOf(FaultKind.class);
    sorted.addAll(kinds);
    kinds = Collections.unmodifiableSet(sorted);
  }

  /**
   * Reads their names, in any case, with commas between them.
   *
   * @throws IllegalArgumentException if one is not the name of a fault; its message lists them
   */
  static FaultKinds parse(String text) {
    return new FaultKinds(
        text.isBlank()
            ? Set.of()
            : COMMA.splitAsStream(text).map(FaultKinds::kind).collect(Collectors.toSet()));
  }

  private static FaultKind kind(String word) {
    Optional<FaultKind> found =
        Stream.of(FaultKind.values())
            .filter(kind -> kind.name().equals(word.strip().toUpperCase(Locale.ROOT)))
            .findFirst();
    return found.orElseThrow(
        () ->
            new IllegalArgumentException(
                "'%s' is not one of %s".formatted(word, Arrays.toString(FaultKind.values()))));
  }

  /** For the option of a command. */
  static final class Converter implements ITypeConverter<FaultKinds> {
    @Override
    public FaultKinds convert(String value) {
      try {
        return parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** What the help of the option lists. */
  static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(FaultKind.values()).map(FaultKind::name).iterator();
    }
  }
}
