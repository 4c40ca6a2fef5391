-- How many ACTIVE task definitions name images of the registries, and where are they?
-- {registries …} becomes conditions on the property, joined with OR: LIKE 'host/%' for each host name.
SELECT
  accountId, awsRegion, COUNT(*)
WHERE
  resourceType = 'AWS::ECS::TaskDefinition'
  AND configuration.Status = 'ACTIVE'
  AND ({registries configuration.ContainerDefinitions.Image})
GROUP BY
  accountId, awsRegion
