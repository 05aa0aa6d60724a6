/** Tests of the scripts in the folder {@code packaging}. */
@NullMarked
package dev.podnosis.packaging;

import org.jspecify.annotations.NullMarked;
