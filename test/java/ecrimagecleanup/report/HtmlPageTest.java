package ecrimagecleanup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is in the page, as a parser of HTML would see it. */
class HtmlPageTest {
  private static final Pattern POLICY =
      Pattern.compile("<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">");
  private static final Pattern INLINED =
      Pattern.compile("(?s)<(style|script)(?: type=\"module\")?>(.*?)</\\1>");
  private static final Pattern DOCUMENT =
      Pattern.compile("(?s)<script type=\"application/json\" id=\"document\">(.*?)</script>");
  private static final Pattern TAG = Pattern.compile("<[a-z][^>]*>");

  @Test
  void thePolicyAllowsWhatIsInThePageAndNothingElse() throws Exception {
    String page = page(PlanFixture.of(10));

    assertThat(only(POLICY, page).split("; "))
        .containsExactlyInAnyOrder(
            "default-src 'none'",
            "script-src " + hashes(page, "script"),
            "style-src " + hashes(page, "style"),
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'");
  }

  private static String hashes(String page, String element) throws GeneralSecurityException {
    List<String> contents =
        INLINED
            .matcher(page)
            .results()
            .filter(inlined -> inlined.group(1).equals(element))
            .map(inlined -> inlined.group(2))
            .toList();
    assertThat(contents).isNotEmpty();
    StringBuilder hashes = new StringBuilder();
    for (String content : contents) {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      hashes.append(" 'sha256-").append(Base64.getEncoder().encodeToString(hash)).append("'");
    }
    return hashes.substring(1);
  }

  @Test
  void noElementNamesAnAddress() throws IOException {
    String page = page(PlanFixture.of(10));

    String markup = INLINED.matcher(DOCUMENT.matcher(page).replaceAll("")).replaceAll("");
    assertThat(markup).doesNotContain("http:", "https:");
    assertThat(TAG.matcher(markup).results().map(MatchResult::group))
        .filteredOn(tag -> tag.contains("src=") || tag.contains("href="))
        .containsExactly("<link rel=\"icon\" href=\"data:,\">");
    assertThat(page).doesNotContain("sourceMappingURL", "@import");
  }

  @Test
  void noHandlerAndNoStyleStandsInAnAttribute() throws IOException {
    String page = page(PlanFixture.of(10));

    String markup = INLINED.matcher(DOCUMENT.matcher(page).replaceAll("")).replaceAll("");
    assertThat(markup).doesNotContainPattern("<[^>]* (on[a-z]+|style)=");
  }

  @Test
  void eachLibraryKeepsItsLicence() throws IOException {
    String page = page(PlanFixture.of(10));

    assertThat(INLINED.matcher(page).results().map(inlined -> inlined.group(2)))
        .filteredOn(code -> code.startsWith("/*!\nThe MIT License (MIT)\n"))
        .hasSize(3)
        .allSatisfy(
            code ->
                assertThat(code)
                    .contains("Copyright (c)")
                    .contains("The above copyright notice and this permission notice"));
    // The colours of Chart.js are a library of its own, under the same licence, within its file.
    assertThat(page).contains("Chart.js Contributors", "Oli Folkerd", "Jukka Kurkela");
  }

  @Test
  void theDocumentIsTheOneThatWasWritten() throws IOException {
    String page = page(PlanFixture.of(50));

    assertThat(json(only(DOCUMENT, page))).isEqualTo(json(written(PlanFixture.of(50))));
  }

  @Test
  void nothingInTheDocumentEndsItsElement() throws IOException {
    String hostile = "</script><script>alert(1)</script><!-- & \u2028 \u2029 ]]>";

    String document = only(DOCUMENT, page(json -> quote(json, hostile)));

    assertThat(document).doesNotContain("<", ">", "&", "\u2028", "\u2029");
    assertThat(json(document).textValue()).isEqualTo(hostile);
  }

  @Test
  void whatIsWrittenCharacterByCharacterIsEscapedToo() throws IOException {
    String document =
        only(
            DOCUMENT,
            page(
                json -> {
                  json.write('"');
                  json.write('<');
                  json.write("a>b".toCharArray());
                  json.append('&').append("\"");
                }));

    assertThat(document).isEqualTo("\"\\u003ca\\u003eb\\u0026\"");
  }

  @Test
  void aDocumentThatClosesItsWriterLeavesThePageOpen() throws IOException {
    String page =
        page(
            json -> {
              json.write("{}");
              json.close();
            });

    assertThat(page).endsWith("</html>\n");
  }

  @Test
  void aScriptThatHoldsAnEndTagDoesNotEndThere() {
    Inlined script = Inlined.script("x = '</script><!--';");

    assertThat(script.html())
        .isEqualTo("<script type=\"module\">x = '<\\/script><\\!--';</script>");
  }

  @Test
  void aDocumentThatFailsFailsThePage() {
    assertThatThrownBy(
            () ->
                page(
                    json -> {
                      throw new IOException("The disk is full.");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("The disk is full.");
  }

  @Test
  void theDocumentIsPassedThroughPieceByPiece() throws IOException {
    LongestWrite out = new LongestWrite();

    HtmlPage.write(
        out,
        json -> {
          json.write("[1");
          for (int i = 0; i < 1_000_000; i++) {
            json.write(",1");
          }
          json.write("]");
        });

    assertThat(out.written).isGreaterThan(2_000_000);
    assertThat(out.longest).isLessThan(1_500_000);
  }

  private static final class LongestWrite extends Writer {
    private long written;
    private long longest;

    @Override
    public void write(char[] characters, int offset, int length) {
      written += length;
      longest = Math.max(longest, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static void quote(Writer json, String text) throws IOException {
    json.write(new ObjectMapper().writeValueAsString(text));
  }

  private static String page(JsonBody document) throws IOException {
    StringWriter page = new StringWriter();
    HtmlPage.write(page, document);
    return page.toString();
  }

  private static String written(JsonBody document) throws IOException {
    StringWriter json = new StringWriter();
    document.write(json);
    return json.toString();
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  private static String only(Pattern pattern, String page) {
    List<String> found = pattern.matcher(page).results().map(result -> result.group(1)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
