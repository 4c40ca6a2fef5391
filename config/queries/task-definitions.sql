-- Which task definitions, of whatever status, name an image of the repository?
-- {images} becomes conditions on configuration.ContainerDefinitions.Image, joined with OR: for each
-- host name of the registry the bare name, LIKE 'name:%' and LIKE 'name@%'.
-- The status is not a condition on purpose: a service can run an INACTIVE task definition for years.
SELECT
  accountId, awsRegion, arn, recordingFrequency, configurationItemCaptureTime,
  configuration.Status, configuration.ContainerDefinitions.Image
WHERE
  resourceType = 'AWS::ECS::TaskDefinition'
  AND ({images})
