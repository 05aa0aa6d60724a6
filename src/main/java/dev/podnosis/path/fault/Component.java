package dev.podnosis.path.fault;

/** One kind of traffic at one spot: the smallest thing that can be faulty by itself. */
record Component(Spot spot, Traffic traffic) {}
