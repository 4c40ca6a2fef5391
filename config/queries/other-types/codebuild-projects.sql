-- Which CodeBuild projects build in an image of the repository?
SELECT
  accountId, awsRegion, arn, resourceType, configuration.environment.image
WHERE
  resourceType = 'AWS::CodeBuild::Project'
  AND ({images configuration.environment.image})
