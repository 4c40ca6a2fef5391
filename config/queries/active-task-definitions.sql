-- Which task definitions name an image of the repository, and are ACTIVE or were captured within the
-- grace period? Asked if ecs-live is among cleanup.evidence and the images of the check have few names.
-- Others only add up: of those task-definitions.sql is asked by the names of the images that no ACTIVE
-- one names.
-- {captured …} becomes a condition on the property, and {images …} several, joined with OR: for each
-- host name of the registry and of its replicas the bare name, LIKE 'name:%' and LIKE 'name@%'.
SELECT
  accountId, awsRegion, arn, recordingFrequency, configurationItemCaptureTime,
  configuration.Status, configuration.ContainerDefinitions.Image
WHERE
  resourceType = 'AWS::ECS::TaskDefinition'
  AND (configuration.Status = 'ACTIVE' OR {captured configurationItemCaptureTime})
  AND ({images configuration.ContainerDefinitions.Image})
