-- For the command doctor: which ACTIVE task definitions that name images of the registries were
-- captured lately? Their events have to have arrived.
-- {registries …} becomes conditions on the property and on the capture time, joined with OR.
SELECT
  arn, configurationItemCaptureTime, configuration.ContainerDefinitions.Image
WHERE
  resourceType = 'AWS::ECS::TaskDefinition'
  AND configuration.Status = 'ACTIVE'
  AND ({registries configuration.ContainerDefinitions.Image})
