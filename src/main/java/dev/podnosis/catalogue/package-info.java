/** Reads the words, the flowchart, the signatures and the remedies; saves and opens case files. */
@NullMarked
package dev.podnosis.catalogue;

import org.jspecify.annotations.NullMarked;
