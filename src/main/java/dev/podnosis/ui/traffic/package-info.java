/** The Traffic screen: what the DNS servers' logs hold, as charts that filter each other. */
@NullMarked
package dev.podnosis.ui.traffic;

import org.jspecify.annotations.NullMarked;
