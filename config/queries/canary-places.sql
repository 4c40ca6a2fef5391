-- In which accounts and regions is there an ACTIVE revision of the canary, however old?
-- {canary …} becomes a condition on the property.
SELECT
  accountId, awsRegion, COUNT(*)
WHERE
  resourceType = 'AWS::ECS::TaskDefinition'
  AND configuration.Status = 'ACTIVE'
  AND {canary configuration.Family}
GROUP BY
  accountId, awsRegion
