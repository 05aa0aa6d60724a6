/** The Report screen: hands the case over. */
@NullMarked
package dev.podnosis.ui.report;

import org.jspecify.annotations.NullMarked;
