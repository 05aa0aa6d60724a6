#!/bin/sh
# Builds Podnosis and runs its main job on the embedded demo cluster; no cluster is needed or touched.
# With a display the window opens there; without one the same diagnosis runs here and its report is written as a PDF.
# The incident: $1, or coredns-crash-loop ("target/podnosis/bin/podnosis demo list" names them all).

incident=${1:-coredns-crash-loop}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 1
podnosis=$root/target/podnosis/bin/podnosis

echo 'Building (the first time this downloads the libraries, which takes a few minutes) ...' >&2
"$root/mvnw" -q -B -Dquick -DskipTests package || exit 1

if [ -n "${DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; then
  echo "Opening the window on the demo cluster, incident $incident." >&2
  "$podnosis" gui --demo "$incident" && exit
  echo 'The window could not be opened.' >&2
else
  echo 'There is no display here.' >&2
fi

report=$root/target/$incident.pdf
echo "Running the same diagnosis without a window, incident $incident." >&2
"$podnosis" diagnose --demo "$incident" --report "$report"
status=$?
# 0: nothing found, as the incident "healthy" should; 1: a cause was found, as the others should.
[ "$status" -le 1 ] || exit "$status"
echo "The report is in $report" >&2
