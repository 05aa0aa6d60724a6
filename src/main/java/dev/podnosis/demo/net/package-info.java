/**
 * The network of a demo cluster: services, policies and faults between the ends, and name servers
 * that answer.
 */
@NullMarked
package dev.podnosis.demo.net;

import org.jspecify.annotations.NullMarked;
