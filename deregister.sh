#!/bin/sh
# Stale revisions of ECS task definitions that alone keep images of ECR, as seen on 2 Mar 2026 10:00 UTC.
# Read this first. A revision that is deregistered does not become ACTIVE again, and no new
# task can be started from it. Whatever was seen to run a revision kept it out of here.
# Not seen: what starts a task definition from AWS Step Functions, from code or by hand, and hosts that start tasks from images in their cache. Ask the owners before you deregister anything.
# Run it with the credentials of each account; it runs the commands of that account alone.
set -eu
account=$(aws sts get-caller-identity --query Account --output text)
