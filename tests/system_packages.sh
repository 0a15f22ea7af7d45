#!/usr/bin/env bash
# Debian packages that the tests need, installed quietly and only when they are missing.
set -euo pipefail
needed=()
command -v chromium >/dev/null || needed+=(chromium)
if [ ${#needed[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${needed[@]}" >/dev/null
  else
    echo "Tests of pages will be skipped: install ${needed[*]} to run them." >&2
  fi
fi
