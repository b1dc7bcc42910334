#pragma once

#include <set>
#include <string>
#include <string_view>

namespace mercator {

// The constants in an expression as the server writes it: contents of strings, and numbers without
// a sign (`-1` is also written `'-1'::integer`). Numbers in the type of a cast are not among them:
// casts come and go when an expression is loaded once more; constants do not.
std::set<std::string> Literals(std::string_view expression);

}  // namespace mercator
