#!/usr/bin/env bash
# Opens pages and pictures of the tool in a browser without a window, fails on anything that the browser's console says, and leaves screenshots
# to look at. Installs chromium (Debian) if it is missing.
#
#   Tests/Pages/run.sh [FOLDER]      screenshots go to FOLDER (standard: a new temporary one)
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! command -v chromium > /dev/null; then
    if [ "$(id -u)" = 0 ]; then as_root=; else as_root=sudo; fi
    $as_root apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >&2
fi

folder=${1:-$(mktemp -d "${TMPDIR:-/tmp}/pages.XXXXXX")}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
swift build -c release --product supportcheck >&2
tool=$PWD/.build/release/supportcheck
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

# shot NAME FILE WIDTH HEIGHT [OPTION…]: a screenshot; the messages of the console go to NAME.console.
shot() {
    local name=$1 file=$2 width=$3 height=$4
    shift 4
    chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$profile" --enable-logging=stderr --v=0 \
        --window-size="$width,$height" --screenshot="$folder/$name.png" "$@" "file://$file" 2> "$folder/$name.log" > /dev/null
    grep -a 'CONSOLE' "$folder/$name.log" > "$folder/$name.console" || true
    rm "$folder/$name.log"
    [ -s "$folder/$name.png" ] || { echo "$name: no screenshot was made" >&2; exit 1; }
}

# The check itself: a page with a script that its policy forbids must be told.
printf 'I:\n1\nJ:\n1\n' | "$tool" analyze - --format html | sed 's|</main>|<script>1</script></main>|' > "$folder/forbidden.html"
shot forbidden "$folder/forbidden.html" 400 400
[ -s "$folder/forbidden.console" ] || { echo "a fault of a page does not show in the console: the check is worth nothing" >&2; exit 1; }
rm "$folder"/forbidden.*

printf 'layer first <&>:\n110\n011\n101\nlayer second:\n110\n011\nlayer third:\n11\n01\n' > "$folder/network.txt"
"$tool" generate lu 64 -o "$folder/lu-64.txt"
"$tool" generate hodlr 64 3 1 -o "$folder/hodlr-64.txt"
"$tool" generate random 400 300 200 --density 0.02 --seed 1 -o "$folder/random-400.txt"

"$tool" analyze Cases/lu-2x2.txt --format html --exit-zero > "$folder/one.html"
"$tool" analyze "$folder/network.txt" Cases/{lu-8x8,two-supports,hodlr-8,low-rank-5x4,pruned-network}.txt --format html --exit-zero > "$folder/several.html"
shot one "$folder/one.html" 1200 3400
shot one-narrow "$folder/one.html" 500 3400
shot several "$folder/several.html" 1300 6000
shot several-dark "$folder/several.html" 1300 6000 --blink-settings=preferredColorScheme=0
"$tool" repair Cases/lu-8x8.txt Cases/pruned-network.txt --format html > "$folder/repair.html"
shot repair "$folder/repair.html" 1200 3200
shot repair-dark "$folder/repair.html" 1200 3200 --blink-settings=preferredColorScheme=0
"$tool" theory --format html --no-timing > "$folder/theory.html"
shot theory "$folder/theory.html" 1300 8200
shot theory-narrow "$folder/theory.html" 420 8200
shot theory-dark "$folder/theory.html" 1300 8200 --blink-settings=preferredColorScheme=0
for name in network lu-64 hodlr-64 random-400; do
    "$tool" draw "$folder/$name.txt" -o "$folder/$name.svg"
    size=$(sed -n '2s/.* width="\([0-9]*\)" height="\([0-9]*\)".*/\1 \2/p' "$folder/$name.svg")
    # shellcheck disable=SC2086
    shot "$name" "$folder/$name.svg" $size
done

failed=0
for log in "$folder"/*.console; do
    if [ -s "$log" ]; then
        echo "the console has messages: $log" >&2
        cat "$log" >&2
        failed=1
    else
        rm "$log"
    fi
done
echo "screenshots are in $folder"
exit $failed
