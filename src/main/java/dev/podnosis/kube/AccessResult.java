package dev.podnosis.kube;

/** What choosing a context gave. */
public sealed interface AccessResult permits ClusterAccess, KubeconfigProblem {}
