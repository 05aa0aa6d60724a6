package dev.podnosis.coredns.corefile;

/** A snippet, {@code (name) { … }}, which {@code import name} repeats elsewhere. */
public record Snippet(String name, int line) {}
