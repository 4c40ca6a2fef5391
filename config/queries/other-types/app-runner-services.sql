-- Which App Runner services run an image of the repository?
SELECT
  accountId, awsRegion, arn, resourceType, configuration.SourceConfiguration.ImageRepository.ImageIdentifier
WHERE
  resourceType = 'AWS::AppRunner::Service'
  AND ({images configuration.SourceConfiguration.ImageRepository.ImageIdentifier})
