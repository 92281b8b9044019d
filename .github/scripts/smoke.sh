#!/usr/bin/env bash
# Runs the smoke test on the API at URL, with the kind of credentials that the selected stack needs.
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
