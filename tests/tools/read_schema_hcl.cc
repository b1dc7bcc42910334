// Reads a schema in HCL and says how many statements it makes: all of the way but the server's.
// scripts/bench measures it.
#include <cstdio>
#include <memory>

#include "base/file.h"
#include "hcl/schema/schema.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: read_schema_hcl FILE\n", stderr);
    return 2;
  }
  mercator::Diagnostics diagnostics;
  auto source =
      std::make_shared<mercator::Source>(mercator::Source{argv[1], mercator::ReadFile(argv[1])});
  const auto schema = mercator::ReadSchemaHcl({source}, {}, diagnostics);
  std::fputs(mercator::Render(diagnostics).c_str(), stderr);
  std::printf("%zu statements\n", schema.statements.size());
  return diagnostics.HasErrors() ? 1 : 0;
}
