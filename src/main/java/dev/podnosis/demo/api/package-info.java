/** The Kubernetes API of a demo cluster over HTTP and WebSocket. */
@NullMarked
package dev.podnosis.demo.api;

import org.jspecify.annotations.NullMarked;
