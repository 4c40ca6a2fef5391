-- Where is the canary to be seen, the task definition that exists in every account and region?
-- {canary …} becomes a condition on the property.
SELECT
  accountId, awsRegion, arn, recordingFrequency, configurationItemCaptureTime, configuration.Status
WHERE
  resourceType = 'AWS::ECS::TaskDefinition'
  AND {canary configuration.Family}
