-- Which services and task sets run any revision of the task definition families that named the image?
-- {task-definitions …} becomes conditions on the property, joined with OR.
SELECT
  accountId, awsRegion, arn, resourceType, configurationItemCaptureTime, configuration.TaskDefinition
WHERE
  resourceType IN ('AWS::ECS::Service', 'AWS::ECS::TaskSet')
  AND ({task-definitions configuration.TaskDefinition})
