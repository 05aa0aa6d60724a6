/**
 * What CoreDNS and NodeLocal DNSCache count: their Prometheus text, whatever the version called its
 * metrics, as samples, as rates between two samples, and compared between replicas.
 */
@NullMarked
package dev.podnosis.coredns.metrics;

import org.jspecify.annotations.NullMarked;
