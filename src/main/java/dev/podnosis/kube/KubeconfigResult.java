package dev.podnosis.kube;

/** What reading a kubeconfig gave. */
public sealed interface KubeconfigResult permits Kubeconfig, KubeconfigProblem {}
