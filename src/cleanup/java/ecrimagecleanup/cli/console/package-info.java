/** What commands print and ask: tables, progress, prompts, errors as sentences. */
@NullMarked
package ecrimagecleanup.cli.console;

import org.jspecify.annotations.NullMarked;
