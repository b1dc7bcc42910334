#pragma once

#include "diff/plan.h"
#include "model/catalog.h"

namespace mercator {

// Throws Error for a plan that would write a password into its statements: that of a user mapping
// or of a subscription's connection (`schema { mode { sensitive = DENY } }`). The secret is not in
// the message.
void RequireNoSecrets(const Plan& plan, const Catalog& wanted);

}  // namespace mercator
