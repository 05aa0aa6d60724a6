package dev.podnosis.kube;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import tools.jackson.databind.JsonNode;

/** Finds out who we are to the server: by asking it, or else from the credential itself. */
final class WhoAmI {
  private static final List<String> VERSIONS = List.of("v1", "v1beta1", "v1alpha1");

  private final Api api;
  private final ClusterAccess access;

  WhoAmI(Api api, ClusterAccess access) {
    this.api = api;
    this.access = access;
  }

  /** A name and its groups; the name may be empty. */
  record Identity(String user, List<String> groups) {}

  /** By SelfSubjectReview, stable since Kubernetes 1.28, or from what we present. */
  Reply<Identity> ask() throws InterruptedException {
    Asked asked = new Asked("create", "selfsubjectreviews.authentication.k8s.io", "");
    Reply<Identity> reply = new Reply.Missing<>(false, "");
    for (String version : VERSIONS) {
      String path = "/apis/authentication.k8s.io/" + version + "/selfsubjectreviews";
      String body =
          "{\"apiVersion\":\"authentication.k8s.io/%s\",\"kind\":\"SelfSubjectReview\"}"
              .formatted(version);
      reply = asked.object(api.ask(ApiRequest.review(path, body))).map(WhoAmI::identity);
      if (!(reply instanceof Reply.Missing)) {
        return reply;
      }
    }
    return reply;
  }

  private static Identity identity(JsonNode review) {
    JsonNode user = review.path("status").path("userInfo");
    List<String> groups = new ArrayList<>();
    user.path("groups").forEach(group -> groups.add(Printable.line(group.asString(""))));
    return new Identity(Printable.line(Json.text(user, "username")), groups);
  }

  /** What the credential says by itself; the server may see it differently. */
  Identity presented() {
    if (!access.impersonation().user().isEmpty()) {
      return new Identity(access.impersonation().user(), access.impersonation().groups());
    }
    return switch (access.credential()) {
      case Credential.Token(String token) -> new Identity(subject(token), List.of());
      case Credential.Basic(String user, _) -> new Identity(Printable.line(user), List.of());
      case Credential.None _, Credential.TokenFile _, Credential.Plugin _ ->
          access.tls().chain().isEmpty()
              ? new Identity("", List.of())
              : ofCertificate(access.tls().chain().get(0));
    };
  }

  /** The subject of a JSON web token (RFC 7519, section 4.1.2); empty for another token. */
  private static String subject(String token) {
    String[] parts = token.split("\\.");
    if (parts.length != 3) {
      return "";
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts[1].getBytes(StandardCharsets.US_ASCII));
      Optional<String> subject = Json.object(Bytes.of(claims)).map(node -> Json.text(node, "sub"));
      return Printable.line(subject.orElse(""));
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** The common name is the user, each organisation a group (Kubernetes, X.509 certificates). */
  private static Identity ofCertificate(X509Certificate certificate) {
    String user = "";
    List<String> groups = new ArrayList<>();
    try {
      for (Rdn rdn : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        if (rdn.getType().equalsIgnoreCase("CN")) {
          user = Printable.line(rdn.getValue().toString());
        } else if (rdn.getType().equalsIgnoreCase("O")) {
          groups.add(Printable.line(rdn.getValue().toString()));
        }
      }
    } catch (InvalidNameException e) {
      return new Identity("", List.of());
    }
    return new Identity(user, groups);
  }
}
