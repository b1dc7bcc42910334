#pragma once

#include "diff/rule.h"

namespace mercator {

// NOT NULL of columns. Since PostgreSQL 18 it is a constraint: with a name, declared for a table or
// inherited. PostgreSQL manual: CREATE TABLE.

// Of a new column that comes with that of a parent, which may have it as well.
void InheritNotNull(const Object& column, const Object& above, const RuleContext& context,
                    Steps& steps);

// The name that a new column's is to be given: none where the server makes it by itself.
std::string NotNullNameInCreate(const Object& column, const RuleContext& context);

// The names of NOT NULL constraints that are not the usual ones of their columns, as
// `schema.name`: the server gives none of them to another column of the schema by itself.
std::set<std::string> UnusualNotNullNames(const Catalog& catalog);

// Of a new column what cannot be written with it: one that is NOT VALID.
void CreateNotNull(const Object& column, Steps& steps);

// The difference of two columns in all but the name.
void AlterNotNull(const Object& from, const Object& to, const RuleContext& context, Steps& steps);

// The name, where both have it and it is not a parent's.
void RenameNotNull(const Object& from, const Object& to, Steps& steps);

// Those of a table that is taken off its parents: what it had from them keeps their names.
void RenameInheritedNotNulls(const Object& from_table, const Object& to_table,
                             const RuleContext& context, Steps& steps);

}  // namespace mercator
