#pragma once

#include "inspect/builder.h"

namespace mercator {

// Functions and relations of extensions that have other privileges than CREATE EXTENSION gave them.
// PostgreSQL manual: pg_init_privs.
const char* MemberPrivilegeQuery();
void ReadMemberPrivileges(const Result& rows, Builder& builder);

}  // namespace mercator
