/**
 * The Corefile: a parser that keeps every position, what is wrong with a Corefile for a given
 * version of CoreDNS, and the smallest edits that put it right.
 */
@NullMarked
package dev.podnosis.coredns.corefile;

import org.jspecify.annotations.NullMarked;
