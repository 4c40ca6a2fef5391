-- Which ACTIVE task definitions name an image of the repository? Asked if ecs-live is among
-- cleanup.evidence. Of those that are not ACTIVE task-definitions.sql is asked then, by the names
-- of the images that no ACTIVE one names: revisions that ended only add up.
-- {images …} becomes conditions on the property, joined with OR: for each host name of the registry
-- and of its replicas the bare name, LIKE 'name:%' and LIKE 'name@%'.
SELECT
  accountId, awsRegion, arn, recordingFrequency, configurationItemCaptureTime,
  configuration.Status, configuration.ContainerDefinitions.Image
WHERE
  resourceType = 'AWS::ECS::TaskDefinition'
  AND configuration.Status = 'ACTIVE'
  AND ({images configuration.ContainerDefinitions.Image})
