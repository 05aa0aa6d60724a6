/** The Path screen: where a lookup goes, and where it breaks. */
@NullMarked
package dev.podnosis.ui.path;

import org.jspecify.annotations.NullMarked;
