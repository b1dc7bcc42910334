#pragma once

#include <string>

namespace mercator {

// `SET name TO value` from `name=value`, as pg_proc.proconfig and pg_db_role_setting have it.
std::string SettingClause(const std::string& setting);

}  // namespace mercator
