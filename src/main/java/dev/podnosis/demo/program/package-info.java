/**
 * The programs inside the demo cluster's images, one class each, and the shell that starts them.
 */
@NullMarked
package dev.podnosis.demo.program;

import org.jspecify.annotations.NullMarked;
