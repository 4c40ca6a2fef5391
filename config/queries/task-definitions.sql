-- Which task definitions, of whatever status, name an image of the repository?
-- {images …} becomes conditions on the property, joined with OR: for each host name of the registry
-- and of its replicas the bare name, LIKE 'name:%' and LIKE 'name@%'.
-- The status is not a condition on purpose: a service can run an INACTIVE task definition for years.
SELECT
  accountId, awsRegion, arn, recordingFrequency, configurationItemCaptureTime,
  configuration.Status, configuration.ContainerDefinitions.Image
WHERE
  resourceType = 'AWS::ECS::TaskDefinition'
  AND ({images configuration.ContainerDefinitions.Image})
