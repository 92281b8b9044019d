#!/usr/bin/env bash
# Writes BODY into the comment of a kind on the pull request NUMBER, and replaces an earlier comment of that kind: comment.sh KIND.
set -euo pipefail

mark="<!-- $1 -->"
comments="repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments"
id=$(gh api --paginate "$comments" --jq ".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$mark\"))) | .id" | head -n 1)
if [ -n "$id" ]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --raw-field body="$mark"$'\n'"$BODY" > /dev/null
else
  gh api --method POST "$comments" --raw-field body="$mark"$'\n'"$BODY" > /dev/null
fi
