package dev.podnosis.diagnosis.cause;

import dev.podnosis.dns.IpLiteral;
import java.net.InetAddress;
import java.util.Optional;

/** Blocks of addresses in CIDR notation. */
final class AddressBlock {
  private AddressBlock() {}

  /** Whether an address lies in a block such as {@code 10.0.0.0/8}; false for what is no block. */
  static boolean contains(String block, String address) {
    int slash = block.indexOf('/');
    if (slash < 0 || !block.substring(slash + 1).matches("\\d{1,3}")) {
      return false;
    }
    Optional<InetAddress> network = IpLiteral.parse(block.substring(0, slash));
    Optional<InetAddress> tested = IpLiteral.parse(address);
    return network.isPresent()
        && tested.isPresent()
        && samePrefix(
            network.get().getAddress(),
            tested.get().getAddress(),
            Integer.parseInt(block.substring(slash + 1)));
  }

  private static boolean samePrefix(byte[] network, byte[] address, int bits) {
    if (network.length != address.length || bits > 8 * network.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((network[bit / 8] & mask) != (address[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
