/**
 * Cases with a known truth: real ones, and real ones with the smallest change that makes a fault.
 */
@NullMarked
package dev.podnosis.scenario;

import org.jspecify.annotations.NullMarked;
