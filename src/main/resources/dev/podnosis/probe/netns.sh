# Lists the addresses in every named network namespace of a node. Constant text: everything variable comes as an argument.
# Argument: the node's root (/proc/1/root). /run and /var/run are looked through both: one is mostly a link to the other, and an absolute
# link would lead back into this container. Each namespace prints "@ PATH", then its routes with the local addresses among them
# (/proc/net/fib_trie), then its IPv6 addresses (/proc/net/if_inet6).
for file in "$1"/run/netns/* "$1"/var/run/netns/* "$1"/run/docker/netns/* "$1"/var/run/docker/netns/*; do
  [ -e "$file" ] || continue
  printf '@ %s\n' "$file"
  nsenter -n"$file" cat /proc/self/net/fib_trie /proc/self/net/if_inet6 2>/dev/null
done
