-- For commands such as doctor and plan: how many task definitions of which status name images of the registries?
-- {registries …} becomes conditions on the property, joined with OR: LIKE 'host/%' for each host name.
SELECT
  configuration.Status, COUNT(*)
WHERE
  resourceType = 'AWS::ECS::TaskDefinition'
  AND ({registries configuration.ContainerDefinitions.Image})
GROUP BY
  configuration.Status
