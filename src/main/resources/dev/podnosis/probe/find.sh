# Finds the processes of a pod on its node by the pod's UID in their cgroup. Constant text: everything variable comes as an argument.
# Arguments: the folder of the processes (/proc), then the pod's UIDs, each as it may stand in a cgroup's path.
# First the network namespace of process 1, then one line for each process: its number, its network namespace ("-" where that cannot be
# read) and its name (proc(5): /proc/PID/ns/net, /proc/PID/comm).
cd "$1" || exit 90
shift
say() {
  printf '%s %s %s\n' "$1" "$(readlink "$1/ns/net" 2>/dev/null || echo -)" "$(cat "$1/comm" 2>/dev/null)"
}
say 1
for uid in "$@"; do
  grep -l -F -e "$uid" [0-9]*/cgroup 2>/dev/null
done | cut -d/ -f1 | sort -n -u | head -n 200 | while read -r pid; do
  say "$pid"
done
