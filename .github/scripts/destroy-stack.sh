#!/usr/bin/env bash
# Destroys the stack STACK of a pull request. Refuses any other stack.
set -euo pipefail

if [[ ! $STACK =~ ^pr-[0-9]+$ ]]; then
  echo "::error title=Not destroyed::Expected a stack of a pull request, pr-<number>, got $STACK."
  exit 1
fi
pulumi login --non-interactive ${BACKEND_URL:+"$BACKEND_URL"}
pulumi destroy --yes --skip-preview --non-interactive --suppress-progress --remove --stack "${ORGANIZATION:+$ORGANIZATION/}$STACK"
