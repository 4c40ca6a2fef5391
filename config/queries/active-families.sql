-- For the command doctor: how many ACTIVE revisions of which family name images of the registries?
-- {registries …} becomes conditions on the property, joined with OR: LIKE 'host/%' for each host name.
SELECT
  accountId, awsRegion, configuration.Family, COUNT(*)
WHERE
  resourceType = 'AWS::ECS::TaskDefinition'
  AND configuration.Status = 'ACTIVE'
  AND ({registries configuration.ContainerDefinitions.Image})
GROUP BY
  accountId, awsRegion, configuration.Family
