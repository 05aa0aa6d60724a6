/** The incidents: each a small change to the healthy demo cluster. */
@NullMarked
package dev.podnosis.demo.incident;

import org.jspecify.annotations.NullMarked;
