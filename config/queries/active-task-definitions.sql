-- Which ACTIVE task definitions name an image of the repository? Asked if ecs-live is among
-- cleanup.evidence and the images of the check have few names. Of those that are not ACTIVE
-- task-definitions.sql is asked then: for those that were captured within the grace period, and by
-- the names of the images that no ACTIVE one names. Others only add up.
-- {images …} becomes conditions on the property, joined with OR: for each host name of the registry
-- and of its replicas the bare name, LIKE 'name:%' and LIKE 'name@%'.
SELECT
  accountId, awsRegion, arn, recordingFrequency, configurationItemCaptureTime,
  configuration.Status, configuration.ContainerDefinitions.Image
WHERE
  resourceType = 'AWS::ECS::TaskDefinition'
  AND configuration.Status = 'ACTIVE'
  AND ({images configuration.ContainerDefinitions.Image})
