#!/usr/bin/env bash
# Builds the image of the commit and pushes it, unless an earlier build of the same commit has: tags can't be moved.
# That of a pull request is built only.
#
# PULL_REQUEST                       set for one; then nothing else is
# IMAGE_REPOSITORY                   <account>.dkr.ecr.<region>.amazonaws.com/<name>
# CODEBUILD_RESOLVED_SOURCE_VERSION  the commit
set -euo pipefail

if [[ -n "${PULL_REQUEST:-}" ]]; then
  docker build app/product
  exit 0
fi

image="${IMAGE_REPOSITORY:?is empty}:${CODEBUILD_RESOLVED_SOURCE_VERSION:?is empty}"
name="${IMAGE_REPOSITORY#*/}"

# Lists no tag that isn't there, where describe-images would fail, and a failure should remain one.
pushed="$(aws ecr batch-get-image --repository-name "$name" \
  --image-ids "imageTag=$CODEBUILD_RESOLVED_SOURCE_VERSION" --query 'length(images)' --output text)"
if [[ "$pushed" != 0 ]]; then
  echo "$image is there already"
  exit 0
fi

aws ecr get-login-password | docker login --username AWS --password-stdin "${IMAGE_REPOSITORY%%/*}"
docker build --tag "$image" app/product
docker push "$image"
