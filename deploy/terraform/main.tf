# The CloudFormation templates as they are, from Terraform. Nothing here writes a resource a second time:
# what the stacks have, and why, stands in ../cloudformation and in docs/deployment.md.
#
# Not run on a real account. Give it providers for the shared account and for the management account, or
# for the delegated administrator of StackSets; then call_as is "DELEGATED_ADMIN".

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      version               = ">= 5.90"
      configuration_aliases = [aws.shared, aws.organization]
    }
  }
}

variable "organization_id" {
  type        = string
  description = "The organisation, such as o-exampleorg1"
}

variable "organizational_units" {
  type        = list(string)
  description = "The organisational units whose accounts run containers"
}

variable "regions" {
  type        = list(string)
  description = "The regions in which they do; the first is where the reader's role is made"
}

variable "workloads" {
  type        = list(string)
  description = "The accounts and regions in which containers run, such as 111122223333/eu-central-1"
}

variable "external_id" {
  type        = string
  description = "The external id of the reader's role; not a secret"
}

variable "operator_role" {
  type        = string
  default     = ""
  description = "The ARN of the role of the people who run plan and explain; empty for none"
}

variable "alarm_topic" {
  type        = string
  description = "The ARN of an SNS topic of the shared account for alarms"
}

variable "call_as" {
  type        = string
  default     = "SELF"
  description = "DELEGATED_ADMIN if the provider aws.organization is that of a delegated administrator"
}

resource "aws_cloudformation_stack" "shared" {
  provider      = aws.shared
  name          = "ecr-image-cleanup"
  template_body = file("${path.module}/../cloudformation/shared-account.yaml")
  capabilities  = ["CAPABILITY_NAMED_IAM"]

  parameters = {
    OrganizationId   = var.organization_id
    Workloads        = join(",", var.workloads)
    ReaderExternalId = var.external_id
  }
}

resource "aws_cloudformation_stack" "alarms" {
  provider      = aws.shared
  name          = "ecr-image-cleanup-alarms"
  template_body = file("${path.module}/../cloudformation/shared-account-alarms.yaml")
  capabilities  = ["CAPABILITY_NAMED_IAM"]

  parameters = {
    AlarmTopic   = var.alarm_topic
    LogGroupName = aws_cloudformation_stack.shared.outputs["LogGroupName"]
  }
}

resource "aws_cloudformation_stack_set" "workloads" {
  provider         = aws.organization
  name             = "ecr-image-cleanup-workload"
  template_body    = file("${path.module}/../cloudformation/workload-account.yaml")
  capabilities     = ["CAPABILITY_NAMED_IAM"]
  permission_model = "SERVICE_MANAGED"
  call_as          = var.call_as

  # All of them: AWS answers with those that have a default, too, and each that is not here would be a change in
  # every plan.
  parameters = {
    SharedEventBusArn   = aws_cloudformation_stack.shared.outputs["EventBusArn"]
    ApplicationRoleArn  = aws_cloudformation_stack.shared.outputs["ApplicationRoleArn"]
    OperatorRoleArn     = var.operator_role
    LiveEvidence        = "yes"
    LambdaEvidence      = "no"
    EksEvidence         = "no"
    StaleRevisions      = "no"
    ReaderRoleName      = aws_cloudformation_stack.shared.outputs["ReaderRoleName"]
    ReaderExternalId    = var.external_id
    ReaderRoleRegion    = var.regions[0]
    DeregisterCanaries  = "no"
    ForwardStoppedTasks = "yes"
    ReplicaAccount      = ""
    AlarmTopicName      = ""
    AuthorizeAggregator = "no"
  }

  auto_deployment {
    enabled                          = true
    retain_stacks_on_account_removal = false
  }

  operation_preferences {
    region_concurrency_type      = "PARALLEL"
    max_concurrent_percentage    = 25
    failure_tolerance_percentage = 100
  }

  # AWS answers with one for service-managed permissions, too, which would be a change in every plan.
  lifecycle {
    ignore_changes = [administration_role_arn]
  }
}

resource "aws_cloudformation_stack_instances" "workloads" {
  provider       = aws.organization
  stack_set_name = aws_cloudformation_stack_set.workloads.name
  regions        = var.regions
  call_as        = var.call_as

  deployment_targets {
    organizational_unit_ids = var.organizational_units
  }

  operation_preferences {
    region_concurrency_type      = "PARALLEL"
    max_concurrent_percentage    = 25
    failure_tolerance_percentage = 100
  }
}
