#!/bin/sh
# Runs a class of the test tree with the program's JVM settings: packaging/bench.sh dev.podnosis.capture.CaptureBench FILE
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 1
. "$root/packaging/bin/find-java.sh"
find_java java 25 25 || exit 1

"$root/mvnw" -q -B -Dquick test-compile dependency:build-classpath -Dmdep.outputFile="$root/target/test-classpath" || exit 1
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -cp "$root/target/test-classes:$root/target/classes:$(cat "$root/target/test-classpath")" "$@"
