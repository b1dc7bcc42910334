#pragma once

#include <set>
#include <string>
#include <string_view>

namespace mercator {

// The statements with `schema.` taken away before names, also in `'schema.name'::regclass`, so that
// they mean the same where the search_path leads to the schema. Names of `reserved` (those of
// pg_catalog, which come first in any search_path) keep it; other strings and the bodies of
// functions are left as they are.
std::string Unqualified(std::string_view sql, std::string_view schema,
                        const std::set<std::string>& reserved);

// The same with `other.` in place of `schema.`, everywhere.
std::string Requalified(std::string_view sql, std::string_view schema, std::string_view other);

}  // namespace mercator
