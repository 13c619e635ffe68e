import type { Journey } from '../../journey/model.ts';
import { RUNTIME } from './canary.ts';
import { template, when } from './template.ts';

/** What deploys a canary by Terraform, as `cloudFormation` does; the code of the canary lies beside it. */
export function terraform({ id, secrets }: Pick<Journey, 'id' | 'secrets'>): string {
  const hasSecrets = secrets.length > 0;
  return template(`
variable "bucket" {
  type        = string
  description = "The bucket that takes in what the runs leave behind."
}

variable "schedule" {
  type    = string
  default = "rate(5 minutes)"
}

variable "alarm_topics" {
  type        = list(string)
  default     = []
  description = "The ARNs of the SNS topics that hear of the alarm."
}
${when(
  hasSecrets,
  `

variable "secrets_arn" {
  type        = string
  description = "The ARN of a secret of Secrets Manager, JSON with the keys ${secrets.join(', ')}."
}
`,
)}

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  bucket_arn = "arn:\${data.aws_partition.current.partition}:s3:::\${var.bucket}"
  logs_arn   = "arn:\${data.aws_partition.current.partition}:logs:\${data.aws_region.current.name}:\${data.aws_caller_identity.current.account_id}"
}

resource "aws_synthetics_canary" "journey" {
  name                     = "${id}"
  runtime_version          = "${RUNTIME}"
  handler                  = "${id}.handler"
  zip_file                 = "\${path.module}/canary.zip"
  artifact_s3_location     = "s3://\${var.bucket}/${id}/runs"
  execution_role_arn       = aws_iam_role.journey.arn
  start_canary             = true
  delete_lambda            = true
  success_retention_period = 7
  failure_retention_period = 31

  schedule {
    expression = var.schedule
  }

  run_config {
    timeout_in_seconds = 180
    memory_in_mb       = 1536
${when(
  hasSecrets,
  `
    environment_variables = {
      SECRETS_ARN = var.secrets_arn
    }
`,
)}
  }

  depends_on = [aws_iam_role_policy.journey]
}

resource "aws_cloudwatch_metric_alarm" "journey" {
  alarm_name          = "${id}"
  alarm_description   = "The journey ${id} fails, or is not replayed."
  namespace           = "CloudWatchSynthetics"
  metric_name         = "SuccessPercent"
  dimensions          = { CanaryName = aws_synthetics_canary.journey.name }
  statistic           = "Average"
  period              = 900
  evaluation_periods  = 1
  threshold           = 100
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = var.alarm_topics
}

resource "aws_iam_role" "journey" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "journey" {
  role = aws_iam_role.journey.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:PutObject", "s3:GetObject"]
        Resource = "\${local.bucket_arn}/${id}/runs/*"
      },
      {
        Effect   = "Allow"
        Action   = "s3:GetBucketLocation"
        Resource = local.bucket_arn
      },
      {
        Effect   = "Allow"
        Action   = "s3:ListAllMyBuckets"
        Resource = "*"
      },
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "\${local.logs_arn}:log-group:/aws/lambda/cwsyn-${id.slice(0, 20)}*"
      },
      {
        Effect    = "Allow"
        Action    = "cloudwatch:PutMetricData"
        Resource  = "*"
        Condition = { StringEquals = { "cloudwatch:namespace" = "CloudWatchSynthetics" } }
      },
${when(
  hasSecrets,
  `
      {
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = var.secrets_arn
      },
`,
)}
    ]
  })
}
`);
}
