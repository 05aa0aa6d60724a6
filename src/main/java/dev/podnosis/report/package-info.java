/** The report and its renderings: PDF, HTML, Markdown, JSON, ticket; redaction. */
@NullMarked
package dev.podnosis.report;

import org.jspecify.annotations.NullMarked;
