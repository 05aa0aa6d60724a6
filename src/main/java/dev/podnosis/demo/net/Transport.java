package dev.podnosis.demo.net;

/** How a packet travels. */
public enum Transport {
  UDP,
  TCP,
  ICMP
}
