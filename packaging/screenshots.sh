#!/bin/sh
# Writes pictures of every screen, in both languages and both colour schemes, to target/screenshots:
# packaging/screenshots.sh [--every-size] [BEGINNING...]; with arguments only those whose name begins so, such as "03 05-findings".
# --every-size: each also in the smallest window (1024×680) and with the text at 150 %.
# Draws for real, on a display of its own (Xvfb); Chinese outside the program's own fonts needs fonts-noto-cjk.
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 1
cd "$root" || exit 1
exec xvfb-run -a -s '-screen 0 1600x1000x24' packaging/bench.sh -Dprism.order=sw dev.podnosis.Screenshots "$@"
