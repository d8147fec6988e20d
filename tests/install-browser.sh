#!/bin/sh
# Installs a Chromium when none is found: Debian's through apt when root, else Playwright's own build.
# $1 is the project's Python.
set -eu
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then browser=yes; fi
done
if [ -n "${DEMARCHES_CHROMIUM:-}" ]; then browser=yes; fi
if [ -z "${browser:-}" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
  else
    "$1" -m playwright install chromium
  fi
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  missing=""
  command -v pdftoppm >/dev/null 2>&1 || missing="$missing poppler-utils"
  [ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || missing="$missing fonts-dejavu-core"
  if [ -n "$missing" ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null
  fi
fi
