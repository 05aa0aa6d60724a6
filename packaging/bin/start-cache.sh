# Tells whether the cache for a quick start fits. Sourced (POSIX sh) by bin/podnosis and bin/make-start-cache.
#
# start_cache_of LIB
#   prints what a cache for the jars in LIB and the Java in JAVA_HOME was made from.
# start_cache_fits LIB
#   whether LIB/podnosis.aot was made from just that.
#
# counting_options
#   JVM options for the command "logs" where the cache fits. Counting is one small loop, which the cache makes ready soon;
#   what is run less often than that is not worth the time that the best compiler takes for it, and what is run hardly
#   at all not that of the quick one: all of them share the cores with the loop. The loop itself it compiles once, when
#   it is called, and not a second time for a call that has begun.
#
# Java compares its own version and modules with a cache, but not the jars (seen with 25.0.3): with a cache of other
# jars it would run their code without a word.

# The Java, the jars by name and size, and of podnosis.jar a sum of the list of its files, which stands at its end and
# holds the check sum of each. The libraries have their versions in their names.
start_cache_of() {
  cat "$JAVA_HOME/release" 2>/dev/null
  (CDPATH='' cd -- "$1" && wc -c -- *.jar && tail -c 500000 podnosis.jar | cksum)
}

counting_options='-XX:Tier4InvocationThreshold=400000 -XX:Tier4CompileThreshold=400000 -XX:Tier4BackEdgeThreshold=4000000
  -XX:Tier3InvocationThreshold=2000 -XX:Tier3MinInvocationThreshold=1000 -XX:Tier3CompileThreshold=16000
  -XX:Tier2InvokeNotifyFreqLog=9 -XX:Tier2BackedgeNotifyFreqLog=20'

start_cache_fits() {
  [ -s "$1/podnosis.aot" ] && [ -r "$1/podnosis.aot" ] && [ -r "$1/podnosis.aot.of" ] || return 1
  [ "$(start_cache_of "$1")" = "$(cat "$1/podnosis.aot.of")" ]
}
