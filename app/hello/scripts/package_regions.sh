#!/usr/bin/env bash
# Packages the one build for every region, because Lambda loads code only from a bucket of its own region.
#
# DEPLOY_REGIONS         regions, separated by spaces
# PACKAGE_BUCKET_PREFIX  the bucket of a region is "<prefix>-<region>"
# PACKAGE_KEY_PREFIX     where in the bucket
# PACKAGE_KMS_KEY        the alias of the region's key; without it SAM asks for S3's own encryption
set -euo pipefail

read -r -a regions <<<"${DEPLOY_REGIONS:?names no region}"

for region in "${regions[@]}"; do
  sam package \
    --template-file .aws-sam/build/template.yaml \
    --region "$region" \
    --s3-bucket "${PACKAGE_BUCKET_PREFIX:?is empty}-$region" \
    --s3-prefix "${PACKAGE_KEY_PREFIX:?is empty}" \
    --kms-key-id "${PACKAGE_KMS_KEY:?is empty}" \
    --output-template-file "packaged-$region.yaml" \
    --no-progressbar
done
