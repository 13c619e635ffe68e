import type { Journey } from '../../journey/model.ts';
import { RUNTIME } from './canary.ts';
import { template, when } from './template.ts';

/**
 * What deploys a canary by CloudFormation: its schedule, an alarm, and a role that may do no more than it has to. The
 * code of the canary lies in the bucket.
 */
export function cloudFormation({ id, secrets }: Pick<Journey, 'id' | 'secrets'>): string {
  const hasSecrets = secrets.length > 0;
  return template(`
AWSTemplateFormatVersion: "2010-09-09"
Description: A canary that replays a journey, with its alarm and its role.
Parameters:
  Bucket:
    Type: String
    Description: The bucket that holds ${id}/canary.zip, and takes in what the runs leave behind.
  Schedule:
    Type: String
    Default: rate(5 minutes)
  AlarmTopic:
    Type: String
    Default: ""
    Description: The ARN of the SNS topic that hears of the alarm; none without.
${when(
  hasSecrets,
  `
  SecretsArn:
    Type: String
    Description: The ARN of a secret of Secrets Manager, JSON with the keys ${secrets.join(', ')}.
`,
)}
Conditions:
  HasTopic: !Not [!Equals [!Ref AlarmTopic, ""]]
Resources:
  Canary:
    Type: AWS::Synthetics::Canary
    Properties:
      Name: ${id}
      RuntimeVersion: ${RUNTIME}
      Code:
        Handler: ${id}.handler
        S3Bucket: !Ref Bucket
        S3Key: ${id}/canary.zip
      ArtifactS3Location: !Sub s3://\${Bucket}/${id}/runs
      ExecutionRoleArn: !GetAtt Role.Arn
      Schedule:
        Expression: !Ref Schedule
      RunConfig:
        TimeoutInSeconds: 180
        MemoryInMB: 1536
${when(
  hasSecrets,
  `
        EnvironmentVariables:
          SECRETS_ARN: !Ref SecretsArn
`,
)}
      StartCanaryAfterCreation: true
      ProvisionedResourceCleanup: AUTOMATIC
      SuccessRetentionPeriod: 7
      FailureRetentionPeriod: 31
  Alarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmDescription: The journey ${id} fails, or is not replayed.
      Namespace: CloudWatchSynthetics
      MetricName: SuccessPercent
      Dimensions:
        - Name: CanaryName
          Value: !Ref Canary
      Statistic: Average
      Period: 900
      EvaluationPeriods: 1
      Threshold: 100
      ComparisonOperator: LessThanThreshold
      TreatMissingData: breaching
      AlarmActions: !If [HasTopic, [!Ref AlarmTopic], !Ref AWS::NoValue]
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service: lambda.amazonaws.com
            Action: sts:AssumeRole
      Policies:
        - PolicyName: ${id}
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: [s3:PutObject, s3:GetObject]
                Resource: !Sub arn:\${AWS::Partition}:s3:::\${Bucket}/${id}/runs/*
              - Effect: Allow
                Action: s3:GetBucketLocation
                Resource: !Sub arn:\${AWS::Partition}:s3:::\${Bucket}
              - Effect: Allow
                Action: s3:ListAllMyBuckets
                Resource: "*"
              - Effect: Allow
                Action: [logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents]
                Resource: !Sub arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:/aws/lambda/cwsyn-${id.slice(0, 20)}*
              - Effect: Allow
                Action: cloudwatch:PutMetricData
                Resource: "*"
                Condition:
                  StringEquals:
                    cloudwatch:namespace: CloudWatchSynthetics
${when(
  hasSecrets,
  `
              - Effect: Allow
                Action: secretsmanager:GetSecretValue
                Resource: !Ref SecretsArn
`,
)}
`);
}
