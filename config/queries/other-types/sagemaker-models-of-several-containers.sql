-- Which SageMaker models name an image of the repository as one of several containers?
SELECT
  accountId, awsRegion, arn, resourceType, configuration.Containers.Image
WHERE
  resourceType = 'AWS::SageMaker::Model'
  AND ({images configuration.Containers.Image})
