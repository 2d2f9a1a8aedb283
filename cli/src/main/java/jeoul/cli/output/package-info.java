/**
 * What the person and other programs see: tables for the terminal, a self-contained HTML page,
 * JSON, and the line of progress. A result becomes a {@link jeoul.cli.output.Document} once and is
 * drawn as text or HTML from there; its texts come from Korean and English bundles.
 */
package jeoul.cli.output;
