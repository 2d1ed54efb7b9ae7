info() { printf '\033[1;34m%s\033[0m\n' "$*"; }
die() { echo "$*" >&2; exit 1; }
