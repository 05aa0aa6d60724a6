# Puts many questions at once and prints what came of each. Constant text: everything variable comes as an argument.
# Arguments: marker, samples, width, then for each edge seven: id kind server port name type seconds.
# kind: udp, tcp (DNS questions with dig), udp-large-SIZE, tcp-large (the same without the records, with signatures), connect (TCP with nc), ping. A name that begins with "*." gets a fresh label per question.
# Each sample prints "MARKER id exit name", then the tool's output. Samples of one edge run width at a time; edges run side by side.
mark=$1 samples=$2 width=$3
shift 3
dir=$(mktemp -d) || exit 90
trap 'rm -rf "$dir"' EXIT
one() {
  name=$5
  case $name in
    '*.'*) name=pd$(od -An -N6 -tx1 /dev/urandom | tr -d ' \n').${name#??} ;;
  esac
  case $2 in
    udp) out=$(dig -u +tries=1 +time="$7" +notcp +ignore "@$3" -p "$4" -t "$6" -q "$name" 2>&1) ;;
    tcp) out=$(dig -u +tries=1 +time="$7" +tcp "@$3" -p "$4" -t "$6" -q "$name" 2>&1) ;;
    udp-large-*) out=$(dig -u +tries=1 +time="$7" +notcp +ignore +noanswer +dnssec "+bufsize=${2##*-}" "@$3" -p "$4" -t "$6" -q "$name" 2>&1) ;;
    tcp-large) out=$(dig -u +tries=1 +time="$7" +tcp +noanswer +dnssec "@$3" -p "$4" -t "$6" -q "$name" 2>&1) ;;
    connect) out=$(nc -z -v -w "$7" "$3" "$4" 2>&1) ;;
    ping) out=$(ping -c 1 -W "$7" "$3" 2>&1) ;;
    *) out= ;;
  esac
  printf '%s %s %s %s\n%s\n' "$mark" "$1" "$?" "$name" "$out" >"$8"
}
edge() {
  k=0
  while [ "$k" -lt "$samples" ]; do
    j=0
    while [ "$j" -lt "$width" ] && [ "$k" -lt "$samples" ]; do
      one "$@" "$dir/$1.$k" &
      k=$((k + 1)) j=$((j + 1))
    done
    wait
  done
}
while [ $# -ge 7 ]; do
  edge "$1" "$2" "$3" "$4" "$5" "$6" "$7" &
  shift 7
done
wait
cat "$dir"/* 2>/dev/null
