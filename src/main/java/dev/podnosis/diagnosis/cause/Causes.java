package dev.podnosis.diagnosis.cause;

import dev.podnosis.diagnosis.Cause;
import java.util.List;

/** Every root cause that Podnosis knows; each has its words in a data file of the catalogue. */
public final class Causes {
  private Causes() {}

  /** All causes. */
  public static List<Cause> all() {
    return List.of(
        new AutopathDefect(),
        new ClientNodeOverloaded(),
        new ClusterDomainMismatch(),
        new ConntrackInsertRace(),
        new ConntrackTableFull(),
        new ContainerNetworkBroken(),
        new CorednsApiserverUnreachable(),
        new CorednsCrashLoop(),
        new CorednsForwardingLoop(),
        new CorednsHeadlessStale(),
        new CorednsImagePullFailed(),
        new CorednsNoLameduck(),
        new CorednsOomKilled(),
        new CorednsOverloaded(),
        new CorednsPending(),
        new CorednsProbeFailing(),
        new CorednsRbacMissing(),
        new CorednsReplicaFaulty(),
        new CorednsSlowInternal(),
        new CorednsUnbalanced(),
        new CorednsUnhealthy(),
        new CorednsUpstreamUnreachable(),
        new CorefileIncompatible(),
        new CorefileMisconfigured(),
        new CorefileReloadFailed(),
        new DebugImageUnavailable(),
        new DnsOverTcpBlocked(),
        new ForwardConcurrencyExhausted(),
        new EdnsFragmentation(),
        new HeadlessAnswerTruncated(),
        new IpvsUdpStaleBackend(),
        new KubeDnsNoEndpoints(),
        new KubeDnsServiceUnreachable(),
        new KubeProxyNotRunning(),
        new KubeletClusterDnsMismatch(),
        new MuslResolverDiffers(),
        new NameDoesNotExist(),
        new NegativeCacheStale(),
        new NetworkPacketLoss(),
        new NetworkpolicyBlocksDns(),
        new NodeNotReady(),
        new NodelocalDown(),
        new NodelocalNotUsed(),
        new NodelocalUpstreamUnreachable(),
        new OneUpstreamFaulty(),
        new ParallelAAaaaRace(),
        new PodNotUsingClusterDns(),
        new PrivateZoneNeedsUdp(),
        new SearchListTooLong(),
        new SearchPathAmplification(),
        new SearchPathMissing(),
        new ServiceWithoutReadyEndpoints(),
        new StatefulsetServiceNameMismatch(),
        new StubDomainMisconfigured(),
        new StubDomainUnreachable(),
        new TolerateUnreadyIgnored(),
        new TooManyNameservers(),
        new Udp53Blocked(),
        new UpstreamAnswersError(),
        new UpstreamRateLimited(),
        new UpstreamSlow());
  }
}
