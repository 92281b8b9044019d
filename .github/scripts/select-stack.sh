#!/usr/bin/env bash
# Selects the stack STACK of ORGANIZATION, at BACKEND_URL or Pulumi Cloud. With CREATE=true it creates a missing stack.
set -euo pipefail

pulumi login --non-interactive ${BACKEND_URL:+"$BACKEND_URL"}
name=${ORGANIZATION:+$ORGANIZATION/}$STACK
if [ "${CREATE:-false}" = true ]; then
  # The new stack gets the settings of the dev stack, and a reason: only dev may be open to everybody without one.
  [ -e "Pulumi.$STACK.yaml" ] || cp Pulumi.dev.yaml "Pulumi.$STACK.yaml"
  pulumi stack select --non-interactive --create "$name"
  pulumi config set --non-interactive openReason "It is a stack for trying a change, and has no real users."
else
  pulumi stack select --non-interactive "$name"
fi
