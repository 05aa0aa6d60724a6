/**
 * Pages to read: a document of sections and blocks, and its renderings as PDF, HTML and Markdown.
 * What a document says is decided elsewhere; here it is only set.
 */
@NullMarked
package dev.podnosis.report.page;

import org.jspecify.annotations.NullMarked;
