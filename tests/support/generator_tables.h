#pragma once

#include <string>
#include <vector>

#include "support/generator_model.h"

// What the files about tables share.
namespace mercator::generator {

Column NewColumn(World& world, Random& random, const Table& table);
Constraint NewPrimaryKey(World& world, Random& random, std::vector<int> columns);

// ` FOR VALUES …` or ` DEFAULT` of a partition.
std::string BoundSql(const World& world, const Table& partition);
// ` PARTITION BY …`; empty for a table that is not partitioned.
std::string PartitionBySql(const World& world, const Table& table);

}  // namespace mercator::generator
