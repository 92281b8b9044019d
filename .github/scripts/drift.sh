#!/usr/bin/env bash
# Compares the resources in AWS with the state of the stack STACK. Opens, updates or closes the issue "Drift in STACK".
set -euo pipefail

# These differences are no drift: API Gateway itself creates a deployment for a stage with `autoDeploy`, and `__defaults` is the
# provider's own note.
known='^ +[~+-] +(deploymentId|__defaults) *:'

"$(dirname "${BASH_SOURCE[0]}")/select-stack.sh"
found=$(mktemp)
trap 'rm -f "$found"' EXIT
drift=false
if ! pulumi refresh --preview-only --expect-no-changes --diff --non-interactive --color never > "$found" 2>&1; then
  # Newer versions of Pulumi say "expected for refresh".
  if ! grep -Eq "no changes were expected( for refresh)? but changes were proposed" "$found"; then
    cat "$found"
    echo "::error title=Not compared::Expected the refresh to find changes or none, got the failure above."
    exit 1
  fi
  # Keeps each line of a difference. Leaves out lines that only name the resource, and the counts at the end.
  lines=$(sed '/^Resources:/,$d' "$found" | grep -E '^ +[~+-] ' | grep -Ev '\((refresh|update)\)$' || true)
  if [ -z "$lines" ] || grep -Evq "$known" <<< "$lines"; then drift=true; fi
fi

title="Drift in $STACK"
issue=$(gh issue list --state open --label drift --json number,title --jq ".[] | select(.title == \"$title\") | .number" | head -n 1)
body() {
  echo "AWS and the state of the stack $STACK differ. \`pulumi refresh --preview-only --diff --stack $STACK\` showed on $(date -u +%F):"
  printf '\n````text\n'
  head -c 60000 "$found"
  printf '\n````\n\n`pulumi refresh` takes it over, `pulumi up` undoes it. This issue is closed when both are the same again.\n'
}
if [ "$drift" = true ] && [ -z "$issue" ]; then
  gh label create drift --force --color d93f0b --description "AWS was changed beside the program"
  body | gh issue create --title "$title" --label drift --body-file -
elif [ "$drift" = true ]; then
  body | gh issue edit "$issue" --body-file -
elif [ -n "$issue" ]; then
  gh issue close "$issue" --comment "The stack $STACK and AWS are the same again."
fi
