-- Which revisions of the canary, the task definition that exists in every account and region, were
-- captured lately? {canary …} becomes conditions on the property and on the capture time, because a
-- canary is registered anew every day. Revisions that are not ACTIVE would only add up.
SELECT
  accountId, awsRegion, arn, recordingFrequency, configurationItemCaptureTime, configuration.Status
WHERE
  resourceType = 'AWS::ECS::TaskDefinition'
  AND configuration.Status = 'ACTIVE'
  AND {canary configuration.Family}
