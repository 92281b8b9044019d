#!/usr/bin/env bash
# Smoke tests the API at URL, as the kind of caller that the selected stack asks for.
set -euo pipefail

case "$(pulumi config get auth 2> /dev/null || true)" in
  iam) caller=(--iam) ;;
  jwt)
    if [ -z "${TOKEN:-}" ]; then
      echo "::warning title=Not smoke tested::The stack asks for tokens; set the secret SMOKE_TOKEN to one of its issuer."
      exit 0
    fi
    caller=(--token "$TOKEN")
    ;;
  *) caller=() ;;
esac
npm run --silent smoke -- --url "$URL" "${caller[@]}"
