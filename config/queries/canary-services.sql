-- Where are the services of the canary, which run nothing? Asked only if ecs-live is not among
-- cleanup.evidence: then they show that AWS Config records services.
-- {canary …} becomes conditions on the property: the name in the template, or that of the family.
SELECT
  accountId, awsRegion, resourceType, recordingFrequency, configurationItemCaptureTime,
  configuration.ServiceName, configuration.TaskDefinition, configuration.DesiredCount
WHERE
  resourceType = 'AWS::ECS::Service'
  AND ({canary configuration.ServiceName})
