#!/bin/sh
# Writes docs/CAUSES.md, docs/CAUSES.zh.md and docs/CAUSE-MATRIX.md anew from the data files and scenarios.
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 1
cd "$root" && exec packaging/bench.sh dev.podnosis.knowledge.KnowledgeDocs
