/** The drawing, looked at as data and as a picture. */
@NullMarked
package dev.podnosis.path.draw;

import org.jspecify.annotations.NullMarked;
