# Runs commands one after another and prints what each says. Constant text: everything variable comes as an argument.
# Arguments: marker, then for each command: id, an extended regular expression that lines must match (or "-"), how many words, the words.
# Each command prints "MARKER id", the end of its output up to a bound, and "MARKER exit STATUS".
LC_ALL=C
export LC_ALL
mark=$1
shift
while [ $# -gt 3 ]; do
  id=$1 only=$2 n=$3 i=1 words=
  shift 3
  while [ "$i" -le "$n" ]; do
    words="$words \"\${$i}\"" i=$((i + 1))
  done
  [ "$only" = - ] && only=
  printf '\n%s %s\n' "$mark" "$id"
  { eval "$words" 2>&1; printf '\n%s exit %s\n' "$mark" "$?"; } | grep -E -e "$mark" -e "$only" | tail -c 131072
  shift "$n"
done
