# Looks a name up again and again, one lookup after the other, and prints what came of each as it comes. Constant text: everything
# variable comes as an argument. Arguments: marker, lookups, seconds for all, seconds for one, then the command.
# Writes no file and leaves no process. Times are seconds since boot, from /proc/uptime (hundredths), as not every date knows %N.
mark=$1 times=$2 budget=$3 each=$4
shift 4
bound=
timeout 1 true 2>/dev/null && bound="timeout $each"
now() {
  { read -r at rest </proc/uptime; } 2>/dev/null || at=$(date +%s)
}
now
first=${at%.*} i=0
while [ "$i" -lt "$times" ]; do
  now
  [ "$((${at%.*} - first))" -lt "$budget" ] || break
  i=$((i + 1)) begin=$at
  printf '%s begin %s\n' "$mark" "$i"
  $bound "$@" 2>&1 </dev/null
  code=$?
  now
  printf '\n%s end %s %s %s %s\n' "$mark" "$i" "$code" "$begin" "$at"
done
