/** The composition root: what starts the program and knows every part. */
@NullMarked
package dev.podnosis;

import org.jspecify.annotations.NullMarked;
