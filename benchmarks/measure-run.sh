#!/bin/sh
# Measures a run of 200 symbols against the emulator: how late orders leave, heap, and the processor it takes while
# it waits. See README.md. Needs sqlite3 and /proc (Linux).
#
#   benchmarks/measure-run.sh [SPEED [END]]      SPEED of the emulated clock (60), END of the window (10:10)
set -eu

speed=${1:-60}
end=${2:-10:10}
symbols=200
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
work=$(mktemp -d)
export XDG_STATE_HOME="$work/state" JEOUL_KEYCHAIN=off
trap 'kill $emulator 2>/dev/null || true; rm -rf "$work"' EXIT
emulator=

# A market of 200 names, and a model that wants all of them. What an account may buy is asked for with 005930.
awk -v n=$symbols 'BEGIN {
    print "date,code,name,open,high,low,close,volume"
    print "2026-11-19,005930,Samsung,195000,199000,194500,197000,18000000"
    for (i = 0; i < n; i++) printf "2026-11-19,%06d,Name %d,50000,50800,49500,50200,3000000\n", 100000 + i, i
}' >"$work/bars.csv"
awk -v n=$symbols 'BEGIN { print "ticker"; for (i = 0; i < n; i++) printf "%06d\n", 100000 + i }' >"$work/model.csv"

"$here/cli/jeoul" emulate --bars "$work/bars.csv" --date 2026-11-20 --cash 200000000 --profile real \
    --start 09:08:00 --speed "$speed" --hold --port 0 >"$work/emulator.log" 2>&1 &
emulator=$!
for wait in $(seq 300); do
    [ "$(grep -c '^ *export ' "$work/emulator.log" || true)" -ge 4 ] && break
    sleep 1
done
eval "$(grep '^ *export ' "$work/emulator.log")"
rest=$(sed -n 's/^ *REST  *//p' "$work/emulator.log" | head -n 1)
stream=$(sed -n 's/^ *WebSocket  *//p' "$work/emulator.log" | head -n 1)

account=$(printf '%s' "$JEOUL_KIS_ACCOUNT" | cut -c 5-8)

# A heap that would not do ends the run.
JEOUL_OPTS="-Xmx256m -XX:+UseSerialGC" "$here/cli/jeoul" run "$work/model.csv" --broker "$rest" --ws-url "$stream" \
    --profile real --clock server --yes --confirm-account "$account" --predict 0 -q --set "window=09:20-$end" --set "sell-window=09:20-$end" \
    --until "$end" >"$work/run.log" 2>&1 &
run=$!

# Processor time of the run while it waits for its window, in hundredths of a second (at speed 1 alone it is idle).
ticks() { awk '{ print $14 + $15 }' "/proc/$run/stat"; }
if [ "$speed" -eq 1 ]; then
    # Once it has read all prices and its code is compiled.
    sleep 150
    before=$(ticks)
    sleep 120
    echo "idle: $(($(ticks) - before)) hundredths of a second of processor time in 120 s"
fi
peak=0
while kill -0 $run 2>/dev/null; do
    # It may have ended meanwhile.
    resident=$(awk '/VmHWM/ { print $2 }' "/proc/$run/status" 2>/dev/null) || resident=
    peak=${resident:-$peak}
    sleep 1
done
wait $run && code=0 || code=$?
if ! ls "$work"/state/jeoul/runs/*.journal >/dev/null 2>&1; then
    echo "the run did not begin:"
    tail -n 3 "$work/run.log"
    exit 1
fi
echo "exit $code (0 or 3: the run ended); most memory resident, with a heap of 256 MB at most: $((peak / 1024)) MB"
tail -n 3 "$work/run.log"

# An order may leave once it is due and a call interval after what left before it.
sqlite3 -readonly "$work"/state/jeoul/runs/*.journal <<SQL
.mode list
WITH made AS (
    SELECT c.order_id, c.symbol, (julianday(e.at) - 2461000.5) * 86400.0 AS asked,
           row_number() OVER (PARTITION BY c.symbol ORDER BY c.order_id) - 1 AS slice
      FROM command c JOIN event e ON e.step = c.step WHERE c.kind = 'submit'),
left AS (
    SELECT order_id, kind, (julianday(at) - 2461000.5) * 86400.0 AS at,
           lag((julianday(at) - 2461000.5) * 86400.0) OVER (ORDER BY place) AS before
      FROM departure),
late AS (
    SELECT l.at - max(
               round((julianday(p.starts) - 2461000.5) * 86400.0
                   + m.slice * (julianday(p.ends) - julianday(p.starts)) * 86400.0
                       / max(1, (p.quantity + p.slice - 1) / p.slice - 1)),
               coalesce(l.before + 0.05, 0)) AS due,
           l.at - max(m.asked, coalesce(l.before + 0.05, 0)) AS asked
      FROM left l JOIN made m ON m.order_id = l.order_id AND l.kind = 'submit'
      JOIN planned_order p ON p.symbol = m.symbol),
ranked AS (
    SELECT 1000 * due / $speed AS due, 1000 * asked / $speed AS asked,
           cume_dist() OVER (ORDER BY due) AS due_rank, cume_dist() OVER (ORDER BY asked) AS asked_rank
      FROM late)
SELECT 'orders that left: ' || count(*) || char(10)
       || 'after due and permit, ms of the wall: median '
       || round((SELECT min(due) FROM ranked WHERE due_rank >= 0.5), 1) || ', 99 % '
       || round((SELECT min(due) FROM ranked WHERE due_rank >= 0.99), 1) || char(10)
       || 'after asked for and permit: median '
       || round((SELECT min(asked) FROM ranked WHERE asked_rank >= 0.5), 1) || ', 99 % '
       || round((SELECT min(asked) FROM ranked WHERE asked_rank >= 0.99), 1)
  FROM ranked;
SQL
