#pragma once

#include <string>

#include "deploy/sigv4.h"

namespace mercator {

// Credentials in AWS's order: AWS_ACCESS_KEY_ID and its sisters; the container's (ECS, EKS Pod
// Identity); a web identity token (IRSA); the profile of ~/.aws/credentials; the instance's
// (IMDSv2). A `profile` takes only that profile; one without keys of its own is asked of the `aws`
// program. Throws Error that says what was looked for.
AwsCredentials FindAwsCredentials(const std::string& profile = "");

// `given`, AWS_REGION, AWS_DEFAULT_REGION, or the profile's in ~/.aws/config. Throws Error.
std::string FindAwsRegion(const std::string& given, const std::string& profile = "");

// The text of a secret of AWS Secrets Manager, by name or ARN; `version_stage` may be empty. Throws
// Error with AWS's words. AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_SECRETS_MANAGER are honoured.
std::string ReadAwsSecret(const std::string& id, const std::string& version_stage,
                          const std::string& region);

// The value of a parameter of the Systems Manager Parameter Store, decrypted. AWS_ENDPOINT_URL and
// AWS_ENDPOINT_URL_SSM are honoured.
std::string ReadAwsParameter(const std::string& name, const std::string& region);

}  // namespace mercator
