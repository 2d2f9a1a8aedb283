#!/usr/bin/env bash
# What a message to an order book costs in instructions, cache misses and branches mispredicted, as
# valgrind's cachegrind simulates them: for machines whose own counters cannot be read.
#
#   benchmarks/count-instructions.sh [WORKLOAD...]        W1 and W2 if none is named
#
# FLOW is the day of FlowBenchmark: the book alone, then with the flow; 6 days of 302,863 messages.
# Needs valgrind and benchmarks/target/benchmarks.jar; some two minutes for each book and workload.
# A process is counted with 2 shots after those that warm up, and another with 8; the difference is
# 6 shots of 500,000 messages, with the books' first orders in it but not their construction.
# The simulated caches: 32 kB for data, 32 kB for instructions, 1 MB behind both.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
jar=$here/target/benchmarks.jar
messages=500000
day=302863
few=2
many=8
engines=(JEOUL EXCHANGE_CORE_DIRECT TREE_MAP)

command -v valgrind > /dev/null || { echo "valgrind is not installed" >&2; exit 1; }
[[ -f $jar ]] || { echo "$jar is missing; expected: mvn -pl benchmarks -am package -DskipTests" >&2; exit 1; }
[[ $# -gt 0 ]] || set -- W1 W2
for workload in "$@"; do
    [[ $workload =~ ^(W[1-4]|RECORDED|FLOW)$ ]] \
        || { echo "no workload '$workload'; expected W1, W2, W3, W4, RECORDED or FLOW" >&2; exit 1; }
done
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Instructions, data read or written, misses of the first cache and of both, branches, mispredicted.
count() {
    # HotSpot lets bad addresses fault on purpose, so registers must be right at each access.
    # The program waits for the compilers: what is compiled when does not depend on chance.
    valgrind --tool=cachegrind --cache-sim=yes --branch-sim=yes \
        --I1=32768,8,64 --D1=32768,8,64 --LL=1048576,8,64 \
        --smc-check=all-non-file --vex-iropt-register-updates=allregs-at-mem-access \
        --cachegrind-out-file=/dev/null \
        java -Xbatch -XX:+UseSerialGC -Xms1g -Xmx1g -Xmn700m \
        -XX:-UsePerfData -cp "$jar" "jeoul.benchmarks.$@" > "$log" 2>&1 \
        || { cat "$log" >&2; return 1; }
    awk '/ (I +refs|D +refs|D1 +misses|LLd misses|Branches|Mispredicts):/ {
             sub(/^==[0-9]+== /, ""); sub(/.*: +/, ""); gsub(/,/, ""); printf "%s ", $1
         }' "$log"
}

printf '%-4s %-21s %12s %9s %9s %9s %9s %12s\n' \
    "" "" instructions data "L1 miss" "L2 miss" branches mispredicted
# The differences of two counts, by the message.
show() {
    awk -v before="$1" -v after="$2" -v n="$3" -v workload="$4" -v engine="$5" 'BEGIN {
        split(before, b); split(after, a)
        for (i = 1; i <= 6; i++) each[i] = (a[i] - b[i]) / n
        printf "%-4s %-21s %12.1f %9.1f %9.2f %9.3f %9.1f %12.2f\n", workload, engine,
            each[1], each[2], each[3], each[4], each[5], each[6]
    }'
}

for workload in "$@"; do
    if [[ $workload = FLOW ]]; then
        for part in BOOK FLOW; do
            before=$(count CountedDays $part $few)
            after=$(count CountedDays $part $many)
            show "$before" "$after" $((day * (many - few))) FLOW $part
        done
        continue
    fi
    for engine in "${engines[@]}"; do
        before=$(count CountedShots "$workload" "$engine" $messages $few)
        after=$(count CountedShots "$workload" "$engine" $messages $many)
        show "$before" "$after" $((messages * (many - few))) "$workload" "$engine"
    done
done
