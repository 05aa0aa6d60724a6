package dev.podnosis.evidence;

/**
 * A small HTTP answer of a DNS server's own endpoint.
 *
 * @param pod the pod
 * @param endpoint such as {@code /ready:8181}
 * @param status the HTTP status, or 0 when there was no answer
 * @param body the beginning of the body, or what went wrong
 */
public record HttpSeen(ObjectRef pod, String endpoint, int status, String body)
    implements Observation {}
