/** Which faults explain what was measured along a path: the smallest set that fits. */
@NullMarked
package dev.podnosis.path.fault;

import org.jspecify.annotations.NullMarked;
