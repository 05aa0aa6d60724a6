/** The embedded demo cluster: a Kubernetes API on loopback with incidents to choose from. */
@NullMarked
package dev.podnosis.demo;

import org.jspecify.annotations.NullMarked;
