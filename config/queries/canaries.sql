-- Where is the canary to be seen, the task definition that exists in every account and region?
-- {canary …} becomes a condition on the property. Revisions that are not ACTIVE would only add up.
SELECT
  accountId, awsRegion, arn, recordingFrequency, configurationItemCaptureTime, configuration.Status
WHERE
  resourceType = 'AWS::ECS::TaskDefinition'
  AND configuration.Status = 'ACTIVE'
  AND {canary configuration.Family}
