-- How many ACTIVE task definitions name images of the registries?
-- {registries …} becomes conditions on the property, joined with OR: LIKE 'host/%' for each host name.
SELECT
  COUNT(*)
WHERE
  resourceType = 'AWS::ECS::TaskDefinition'
  AND configuration.Status = 'ACTIVE'
  AND ({registries configuration.ContainerDefinitions.Image})
