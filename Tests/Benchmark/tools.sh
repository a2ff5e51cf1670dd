# To be sourced with $top, the package: `tool NAME` sets $tool to the path of a program, which is built unless SUPPORTCHECK_TOOLS names a folder that has it.
tool() {
    if [ -n "${SUPPORTCHECK_TOOLS:-}" ] && [ -x "$SUPPORTCHECK_TOOLS/$1" ]; then
        tool=$SUPPORTCHECK_TOOLS/$1
        return
    fi
    swift build --package-path "$top" -c release --product "$1" >&2
    tool=$(swift build --package-path "$top" -c release --show-bin-path)/$1
}
