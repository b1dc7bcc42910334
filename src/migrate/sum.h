#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "migrate/directory.h"

namespace mercator {

// A line of atlas.sum: SHA-256 over the names and contents of all files up to this one.
struct SumLine {
  std::string name;
  std::string hash;  // base64, without `h1:`
  bool operator==(const SumLine&) const = default;
};

// What atlas.sum says about a directory. Atlas: sql/migrate/dir.go, HashFile.
struct DirectorySum {
  std::vector<SumLine> lines;

  std::string Header() const;  // `h1:…`, over names and hashes of the lines
  std::string Text() const;    // the whole file
  const std::string* Find(std::string_view name) const;  // the hash; null: no such line
};

// The sum of the files as they are. Also for files whose sum is ignored the running hash is known.
DirectorySum ComputeSum(const std::vector<MigrationFile>& files);

// That of a directory: its repeatables are files like any others.
DirectorySum ComputeSum(const MigrationDirectory& directory);

// How a directory and its atlas.sum differ.
struct SumMismatch {
  enum class Kind { kMismatch, kNotFound, kFormat };
  Kind kind = Kind::kMismatch;
  std::string file;     // the first file that differs; empty: not known
  std::string reason;   // `edited`, `added` or `removed`
  int line = 0;         // in atlas.sum, from 1
  size_t position = 0;  // byte offset of that line
  int total = 0;        // files in atlas.sum
};

// Nothing if all is well; a directory without files needs no atlas.sum.
std::optional<SumMismatch> ValidateSum(const MigrationDirectory& directory);

// What Atlas prints to stdout for it.
std::string ChecksumFailureText(const SumMismatch& mismatch);

// `checksum mismatch`, `checksum file not found`, `checksum file format invalid`.
class ChecksumError : public Error {
 public:
  explicit ChecksumError(SumMismatch mismatch);
  SumMismatch mismatch;
};

// Throws ChecksumError unless the directory and its atlas.sum agree.
void RequireValidSum(const MigrationDirectory& directory);

// Writes atlas.sum for the files as they are.
void WriteSum(const MigrationDirectory& directory);

}  // namespace mercator
