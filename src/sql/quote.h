#pragma once

#include <string>
#include <string_view>

namespace mercator {

// The identifier as the server's quote_ident() gives it: quoted only where it must be (not
// lower-case, or a keyword that is not unreserved in any of PostgreSQL 14 to 18).
std::string QuoteIdentifier(std::string_view name);

// `schema.name`, each part quoted where it must be; only the name if `schema` is empty.
std::string QualifiedName(std::string_view schema, std::string_view name);

// A string constant as quote_literal() gives it: '…', with E'…' where there is a backslash.
std::string QuoteLiteral(std::string_view text);

// A dollar-quoted string with a tag that does not occur in the text: $$…$$, $body$…$body$, …
std::string DollarQuote(std::string_view text);

}  // namespace mercator
