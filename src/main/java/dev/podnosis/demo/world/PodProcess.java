package dev.podnosis.demo.world;

/**
 * A process that a node's process table shows.
 *
 * @param pid its id in the node's own namespace
 * @param pod the pod it belongs to
 * @param cgroup its control group (version 2, systemd driver), as {@code /proc/PID/cgroup} has it
 * @param command its command line
 */
public record PodProcess(int pid, Pod pod, String cgroup, String command) {}
