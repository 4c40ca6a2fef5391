-- Which SageMaker models name an image of the repository as their only container?
SELECT
  accountId, awsRegion, arn, resourceType, configuration.PrimaryContainer.Image
WHERE
  resourceType = 'AWS::SageMaker::Model'
  AND ({images configuration.PrimaryContainer.Image})
