package dev.podnosis.evidence;

/**
 * What the client said, and what that means.
 *
 * @param error the client's message; may be empty
 * @param signature the id of the signature that fits; empty when none does
 * @param meaning what it means
 * @param name the name in the message; may be empty
 * @param server the server in the message; may be empty
 */
public record SymptomSeen(
    String error, String signature, ErrorMeaning meaning, String name, String server)
    implements Observation {}
