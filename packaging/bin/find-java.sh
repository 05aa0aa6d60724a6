# Finds a Java for Podnosis. Sourced (POSIX sh) by mvnw and by bin/podnosis, so that both look in the same places.
#
# find_java TOOL OLDEST NEWEST
#   sets JAVA_HOME to the first Java whose major version is OLDEST to NEWEST and that has bin/TOOL, and exports it.
#   Where it looks: JAVA_HOME, the java on PATH, then the places where JDKs are installed. Fails when there is none.
# speak_utf8
#   In a C locale Java would read arguments and file names and print results as ASCII, and Chinese would be lost.

# The major version in a Java home, from its "release" file: no JVM is started to ask.
java_major() {
  sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

# Whether the Java in home $1 has bin/$2 and a major version from $3 to $4.
java_fits() {
  [ -x "$1/bin/$2" ] || return 1
  java_version=$(java_major "$1")
  [ -n "$java_version" ] && [ "$java_version" -ge "$3" ] && [ "$java_version" -le "$4" ]
}

# The file that a path leads to after all symbolic links; readlink -f is missing on older macOS.
real_path() {
  real_path_of=$1
  while [ -h "$real_path_of" ]; do
    real_path_to=$(readlink "$real_path_of") || return 1
    case $real_path_to in
      /*) real_path_of=$real_path_to ;;
      *) real_path_of=$(dirname "$real_path_of")/$real_path_to ;;
    esac
  done
  printf '%s\n' "$real_path_of"
}

# The home of the java on PATH.
java_on_path() {
  java_command=$(command -v java) || return 1
  dirname "$(dirname "$(real_path "$java_command")")"
}

find_java() {
  for java_candidate in \
    "${JAVA_HOME:-}" \
    "$(java_on_path)" \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* \
    "${HOME:-}"/.sdkman/candidates/java/* \
    "${HOME:-}"/.jdks/* \
    /opt/* /opt/java/* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if java_fits "$java_candidate" "$1" "$2" "$3"; then
      JAVA_HOME=$java_candidate
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}

speak_utf8() {
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX) export LC_ALL=C.UTF-8 ;;
  esac
}
