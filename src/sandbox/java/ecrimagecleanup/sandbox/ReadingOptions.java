package ecrimagecleanup.sandbox;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option of a command line that fixes single readings of AWS. */
public final class ReadingOptions {
  @Option(
      names = "--reading",
      paramLabel = "SWITCH=READING",
      converter = ReadingConverter.class,
      description =
          "What the embedded AWS does where AWS does not say what it does, such as revisions=stale;"
              + " may be given several times. One that does not exist lists those that do.")
  private List<Reading> readings = new ArrayList<>();

  /** Reads {@link Reading}. */
  static final class ReadingConverter implements ITypeConverter<Reading> {
    @Override
    public Reading convert(String value) {
      try {
        return Readings.parse(value);
      } catch (IllegalArgumentException unknown) {
        throw new TypeConversionException(unknown.getMessage());
      }
    }
  }

  /** Those that were given. */
  public List<Reading> given() {
    return List.copyOf(readings);
  }
}
