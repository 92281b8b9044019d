#!/usr/bin/env bash
# Destroys the stacks of pull requests, pr-<number>, that nobody has updated for DAYS days.
# One that was never updated has nothing in it, and one that is being updated is not over; both stay.
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
