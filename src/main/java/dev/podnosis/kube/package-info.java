/**
 * The only user of the Kubernetes client: contexts, rights, reads, logs, exec, debug containers,
 * port-forward.
 */
@NullMarked
package dev.podnosis.kube;

import org.jspecify.annotations.NullMarked;
