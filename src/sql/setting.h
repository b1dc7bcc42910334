#pragma once

#include <string>

namespace mercator {

// `SET name TO value` from `name=value`, as pg_proc.proconfig and pg_db_role_setting have it.
std::string SettingClause(const std::string& setting);

// ALTER ROLE … IN DATABASE with a change (`SET a TO b`) for whatever database it is run in.
std::string AlterRoleInThisDatabase(const std::string& role, const std::string& change);

}  // namespace mercator
