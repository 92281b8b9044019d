#!/usr/bin/env bash
# Destroys the stacks of pull requests, pr-<number>, whose last update is more than DAYS days ago.
# It keeps a stack that was never updated, as it has no resources, and a stack whose update is running.
set -euo pipefail

pulumi login --non-interactive ${BACKEND_URL:+"$BACKEND_URL"}
stacks=$(pulumi stack ls --json ${ORGANIZATION:+--organization "$ORGANIZATION"} | jq --raw-output --argjson days "$DAYS" '
  .[]
  | select(.updateInProgress != true and .lastUpdate != null)
  | select((.lastUpdate | sub("\\.[0-9]+"; "") | fromdateiso8601) < now - $days * 86400)
  | .name | split("/") | last | select(test("^pr-[0-9]+$"))')
for stack in $stacks; do
  echo "$stack is older than $DAYS days."
  STACK=$stack "$(dirname "${BASH_SOURCE[0]}")/destroy-stack.sh"
done
