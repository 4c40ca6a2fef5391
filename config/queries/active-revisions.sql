-- Which task definitions are ACTIVE, and what do they name? ecs-live need not ask ECS about those.
SELECT
  arn, configuration.ContainerDefinitions.Image
WHERE
  resourceType = 'AWS::ECS::TaskDefinition'
  AND configuration.Status = 'ACTIVE'
