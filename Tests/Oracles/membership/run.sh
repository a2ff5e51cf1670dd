#!/bin/sh
# Asks 3,000 seeded questions of membership (and the twenty of Cases/complex-only.jsonl) of supportcheck, z3, cvc5 and Singular (Debian: singular-ui,
# singular-modules), compares the answers and verifies every certificate. Exits 1 on a disagreement or a rejected certificate.
# Installs z3-solver, cvc5 and sympy from PyPI into a virtual environment at the top of the package, which git ignores.
#
# usage: Tests/Oracles/membership/run.sh [--count N] [--seed N] [--oracle-limit N] [--keep FOLDER]
#
# --oracle-limit asks the oracles so many of the questions only, and cvc5, which is the slowest of them, 300 unless told; --keep leaves questions, answers and certificates in a folder.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../../.." && pwd)
environment=$top/.venv-oracles
count=3000 seed=1 limit= folder=

while [ $# -gt 0 ]; do
    case $1 in
    --count) count=$2 ;;
    --seed) seed=$2 ;;
    --oracle-limit) limit=$2 ;;
    --keep) folder=$2 ;;
    *) echo "usage: $0 [--count N] [--seed N] [--oracle-limit N] [--keep FOLDER]" >&2 && exit 2 ;;
    esac
    shift 2
done
if [ -z "$folder" ]; then
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
fi
mkdir -p "$folder/certificates"

[ -x "$environment/bin/python" ] || python3 -m venv "$environment"
python="$environment/bin/python"
"$python" -c 'import z3, cvc5, sympy' 2>/dev/null || "$environment/bin/pip" install --quiet z3-solver cvc5 sympy

swift build --package-path "$top" -c release --product supportcheck >&2
swift build --package-path "$top" -c release --product supportcheck-verify >&2
programs=$(swift build --package-path "$top" -c release --show-bin-path)

"$python" "$here/generate.py" "$programs/supportcheck" --count "$count" --seed "$seed" >"$folder/questions.jsonl"
cat "$top/Cases/complex-only.jsonl" >>"$folder/questions.jsonl"

# Undecided questions (status 3) are counted below.
timeout 1800 "$programs/supportcheck" member --timing --timeout 10 "$folder/questions.jsonl" >"$folder/answers.jsonl" || [ $? -eq 3 ]

for oracle in z3 cvc5 singular; do
    most=$limit
    [ "$oracle" = cvc5 ] && most=${limit:-300}
    nice "$python" "$here/ask.py" "$oracle" "$folder/questions.jsonl" ${most:+--limit "$most"} >"$folder/$oracle.jsonl"
done
status=0
"$python" "$here/compare.py" "$folder/questions.jsonl" "$folder/answers.jsonl" \
    "z3=$folder/z3.jsonl" "cvc5=$folder/cvc5.jsonl" "singular=$folder/singular.jsonl" || status=1
"$python" "$here/verify.py" "$programs/supportcheck-verify" "$folder/questions.jsonl" "$folder/answers.jsonl" "$folder/certificates" || status=1
exit $status
