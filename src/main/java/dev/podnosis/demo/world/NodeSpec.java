package dev.podnosis.demo.world;

/**
 * A machine of the demo cluster.
 *
 * @param address its own address
 * @param podNetwork the first three numbers of the addresses of its pods
 */
public record NodeSpec(String name, String address, String podNetwork, String zone) {}
