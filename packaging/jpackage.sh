#!/bin/sh
# Builds an installer with its own Java for the system it runs on, into target/dist: packaging/jpackage.sh [TYPE]
# TYPE as jpackage has it: app-image (the default: a folder, nothing else needed), deb, rpm, dmg, pkg, msi, exe.
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 1
. "$root/packaging/bin/find-java.sh"
find_java jpackage 25 25 || { echo 'jpackage.sh: needs a JDK 25 with jpackage' >&2; exit 1; }

"$root/mvnw" -q -B -Dquick -DskipTests package || exit 1
type=${1:-app-image}
version=$(sed -n 's/.*<version>\(.*\)<\/version>.*/\1/p' "$root/pom.xml" | head -n 1)
case $(uname -s) in
  Darwin) icon=podnosis.icns ;;
  Linux) icon=podnosis-256.png ;;
  *) icon=podnosis.ico ;;
esac

rm -rf "$root/target/dist/Podnosis"
# Made for another Java than the one that comes with the installer.
rm -f "$root/target/podnosis/lib/podnosis.aot" "$root/target/podnosis/lib/podnosis.aot.of"
"$JAVA_HOME/bin/jpackage" --type "$type" --dest "$root/target/dist" \
  --name Podnosis --app-version "$version" --vendor Podnosis \
  --description 'Finds out why DNS resolution fails in a Kubernetes cluster' \
  --icon "$root/icons/$icon" \
  --input "$root/target/podnosis/lib" --main-jar podnosis.jar --main-class dev.podnosis.Launcher \
  --java-options -XX:+UseG1GC --java-options -XX:MaxGCPauseMillis=20 --java-options -XX:MetaspaceSize=128m \
  --java-options --enable-native-access=ALL-UNNAMED \
  --java-options --sun-misc-unsafe-memory-access=allow
