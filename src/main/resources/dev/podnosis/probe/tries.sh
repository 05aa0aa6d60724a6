# Looks a name up again and again and prints what came of each lookup when it has ended. Constant text: everything variable comes as
# an argument. Arguments: marker, lookups, seconds for all, seconds for one, lanes, then the command. One lookup after the other; once
# one has waited for servers, the rest runs in that many lanes side by side, each lookup still a process of its own as a client is.
# Writes no file and leaves no process. Times are seconds since boot, from /proc/uptime (hundredths), as not every date knows %N.
mark=$1 times=$2 budget=$3 each=$4 lanes=$5
shift 5
end='
'
for_end=$(printf '\036')
bound=
timeout 1 true 2>/dev/null && bound="timeout $each"
now() {
  { read -r at rest </proc/uptime; } 2>/dev/null || at=$(date +%s)
}
open() {
  now
  [ "$i" -le "$times" ] && [ "$((${at%.*} - first))" -lt "$budget" ]
}
# One line, so that lanes do not mix: bash writes each line by itself, and a pipe takes up to 4096 bytes whole.
try() {
  begin=$at
  out=$($bound "$@" 2>&1 </dev/null)
  code=$?
  now
  rest=$(printf '%.3000s' "$out") line=
  while :; do
    case $rest in
      *"$end"*) line=$line${rest%%"$end"*}$for_end rest=${rest#*"$end"} ;;
      *) break ;;
    esac
  done
  printf '%s begin %s%s%s%s%s end %s %s %s %s\n' \
    "$mark" "$i" "$for_end" "$line$rest" "$for_end" "$mark" "$i" "$code" "$begin" "$at"
}
now
first=${at%.*} i=1
while open; do
  try "$@"
  i=$((i + 1))
  [ "$((${at%.*} - ${begin%.*}))" -lt 2 ] || break
done
open || exit 0
lane=0
while [ "$lane" -lt "$lanes" ]; do
  (
    i=$((i + lane))
    while open; do
      try "$@"
      i=$((i + lanes))
    done
  ) &
  lane=$((lane + 1))
done
wait
