package dev.podnosis.kube;

import java.util.Map;

/** The merged entries of one or more kubeconfig files, by name, in the files' order. */
record KubeconfigEntries(
    Map<String, KubeconfigFile.Entry> clusters,
    Map<String, KubeconfigFile.Entry> users,
    Map<String, KubeconfigFile.Entry> contexts) {}
