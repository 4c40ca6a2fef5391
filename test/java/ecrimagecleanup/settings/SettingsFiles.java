package ecrimagecleanup.settings;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the properties file and the reference say of the settings, made from their list. */
final class SettingsFiles {
  private static final int WIDTH = 100;
  private static final String HEAD =
      """
      # ecr-image-cleanup: every setting, with its default.
      # An environment variable overrides a setting that begins with cleanup: cleanup.grace is CLEANUP_GRACE.
      # --set key=value overrides any. What is not set here has its default.
      """;

  private SettingsFiles() {}

  /** Every setting as {@code key=default}, with a remark before it. */
  static String properties() {
    return AllSettings.GROUPS.stream()
        .map(SettingsFiles::paragraph)
        .collect(Collectors.joining("\n", HEAD + "\n", "\n"));
  }

  private static String paragraph(SettingGroup group) {
    String title = "# --- %s ".formatted(group.title());
    return group.settings().stream()
        .map(setting -> "%s%s=%s\n".formatted(remark(setting), setting.key(), setting.standard()))
        .collect(Collectors.joining("", title + "-".repeat(WIDTH - title.length()) + "\n", ""));
  }

  private static String remark(Setting setting) {
    return wrapped(setting.meaning().replace("`", ""))
        + wrapped((mustBeGiven(setting) ? "To be set: " : "Allowed: ") + values(setting) + ".");
  }

  private static String wrapped(String text) {
    StringBuilder lines = new StringBuilder();
    String line = "#";
    for (String word : text.split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH) {
        lines.append(line).append('\n');
        line = "#";
      }
      line += " " + word;
    }
    return lines.append(line).append('\n').toString();
  }

  /** A table of the settings of each group, in Markdown. */
  static String reference() {
    return AllSettings.GROUPS.stream()
        .map(SettingsFiles::table)
        .collect(Collectors.joining("\n", "\n", "\n"));
  }

  private static String table(SettingGroup group) {
    return group.settings().stream()
        .map(
            setting ->
                row(
                    "`%s`".formatted(setting.key()),
                    standard(setting),
                    values(setting).replace("*", "\\*"),
                    setting.meaning()))
        .collect(
            Collectors.joining(
                "",
                "## %s\n\n".formatted(group.title())
                    + row("setting", "default", "values", "meaning")
                    + "|---|---|---|---|\n",
                ""));
  }

  private static String row(String... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String standard(Setting setting) {
    if (mustBeGiven(setting)) {
      return "to be set";
    }
    return setting.standard().isEmpty()
        ? setting.empty().orElseThrow()
        : "`%s`".formatted(setting.standard());
  }

  private static String values(Setting setting) {
    return setting.kind().range() + setting.empty().map(", or empty for %s"::formatted).orElse("");
  }

  private static boolean mustBeGiven(Setting setting) {
    return setting.standard().isEmpty() && setting.empty().isEmpty();
  }

  /** The keys of the settings that have to be given. */
  static List<String> toBeGiven() {
    return AllSettings.ALL.stream().filter(SettingsFiles::mustBeGiven).map(Setting::key).toList();
  }
}
