/** The whole knowledge as documents, written from the data files, and what keeps them whole. */
@NullMarked
package dev.podnosis.knowledge;

import org.jspecify.annotations.NullMarked;
