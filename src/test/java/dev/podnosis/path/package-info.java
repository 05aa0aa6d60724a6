/** The path on recordings of a real cluster and on made-up ones. */
@NullMarked
package dev.podnosis.path;

import org.jspecify.annotations.NullMarked;
