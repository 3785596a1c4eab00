#!/usr/bin/env bash
# Compares our figures for real ledgers with figures computed from their sources by other means. The data lies beside
# the repository, or where EVENHAND_REAL_DATA says. Arguments go to Jest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export EVENHAND_REAL_DATA="${EVENHAND_REAL_DATA:-$(cd .. && pwd)/shared/data}"
if [ ! -d "$EVENHAND_REAL_DATA" ]; then
  echo "No real data at $EVENHAND_REAL_DATA" >&2
  exit 1
fi
npm test -- --testPathPatterns /test/real-data/ "$@"
