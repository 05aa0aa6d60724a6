/** The picture of a path: where everything stands, and its drawing as SVG. */
@NullMarked
package dev.podnosis.path.draw;

import org.jspecify.annotations.NullMarked;
