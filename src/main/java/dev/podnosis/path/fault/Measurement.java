package dev.podnosis.path.fault;

/** Something not yet measured that would tell explanations apart. */
public record Measurement(Standpoint from, Aim to) {}
