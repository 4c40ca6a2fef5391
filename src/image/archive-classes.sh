#!/bin/sh
# Unpacks the installation for the container image, and lays an archive of its classes beside them, so
# that the application starts faster: archive-classes.sh TAR FOLDER. The archive is for the Java of
# JAVA_HOME, which has to be that of the base image.
set -eu

tar=$1
home=$2
rm -rf "$home"
mkdir -p "$home"
tar -xzf "$tar" -C "$home" --strip-components=1

# A start where nobody answers loads nearly all that a start loads, and ends by itself.
said=$(
  env AWS_ENDPOINT_URL=http://127.0.0.1:1 AWS_ACCESS_KEY_ID=none AWS_SECRET_ACCESS_KEY=none \
    CLEANUP_ACCOUNT_ID=999988887777 CLEANUP_REGION=eu-central-1 \
    CLEANUP_WORKLOADS=111122223333/eu-central-1 CLEANUP_MANAGEMENT_PORT=0 \
    ECR_IMAGE_CLEANUP_CLASS_ARCHIVE=off \
    JAVA_OPTS="-XX:ArchiveClassesAtExit=$home/lib/app.jsa -Xlog:cds*=off" \
    "$home/bin/ecr-image-cleanup" run 2>&1
) || true
if [ ! -f "$home/lib/app.jsa" ]; then
  echo "$said" >&2
  echo "archive-classes.sh: $JAVA_HOME has not made $home/lib/app.jsa" >&2
  exit 1
fi
