-- Which task definitions, of whatever status, name an image of the repository, or one of a few images?
-- {images …} becomes conditions on the property, joined with OR: for each host name of the registry
-- and of its replicas the bare name, LIKE 'name:%' and LIKE 'name@%'; for a few images their tags and
-- digests, and conditions on the arn of the task definition that caused the check.
-- The status is not a condition on purpose: a service can run an INACTIVE task definition for years.
SELECT
  accountId, awsRegion, arn, recordingFrequency, configurationItemCaptureTime,
  configuration.Status, configuration.ContainerDefinitions.Image
WHERE
  resourceType = 'AWS::ECS::TaskDefinition'
  AND ({images configuration.ContainerDefinitions.Image})
