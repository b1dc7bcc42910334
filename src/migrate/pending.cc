#include "migrate/pending.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/checksum.h"
#include "base/go_quote.h"
#include "base/text.h"

namespace mercator {
namespace {

using Files = std::vector<const MigrationFile*>;

std::string NonLinearMessage(const Files& files) {
  std::vector<std::string> names;
  for (const MigrationFile* f : files) names.push_back(f->name);
  return fmt::format(
      "migration {} {} {} added out of order. See: "
      "https://atlasgo.io/versioned/apply#non-linear-error",
      files.size() == 1 ? "file" : "files", Join(names, ", "), files.size() == 1 ? "was" : "were");
}

Files WithoutCheckpoints(const MigrationDirectory& directory) {
  Files files;
  for (const MigrationFile& f : directory.files) {
    if (!f.checkpoint) files.push_back(&f);
  }
  return files;
}

bool Has(const std::vector<Revision>& revisions, const std::string& version) {
  return std::ranges::any_of(revisions, [&](const Revision& r) { return r.version == version; });
}

bool Has(const Files& files, const MigrationFile* file) {
  return std::ranges::find(files, file) != files.end();
}

const MigrationFile& FileOf(const MigrationDirectory& directory, const Revision& r) {
  if (const MigrationFile* file = directory.Find(r.version)) return *file;
  throw Error(fmt::format(
      "sql/migrate: missing migration: revision {} is partially applied but migration file was not "
      "found",
      GoQuote(r.version + (r.description.empty() ? "" : "_") + r.description + ".sql")));
}

Pending FirstRun(const MigrationDirectory& directory, const std::string& baseline) {
  if (baseline.empty()) return {FilesFromLastCheckpoint(directory), nullptr};
  Files files = WithoutCheckpoints(directory);
  auto it = std::find_if(files.rbegin(), files.rend(),
                         [&](const MigrationFile* f) { return f->version == baseline; });
  if (it == files.rend())
    throw Error(fmt::format("baseline version {} not found", GoQuote(baseline)));
  return {Files(it.base(), files.end()), *it};
}

// How many of the files are not after the last applied one.
size_t DoneCount(const Files& files, const std::string& last) {
  auto it = std::find_if(files.rbegin(), files.rend(),
                         [&](const MigrationFile* f) { return f->version <= last; });
  return static_cast<size_t>(files.rend() - it);
}

// Among those: the ones after the first revision that have no row.
Files Skipped(const Files& files, size_t done, const std::vector<Revision>& revisions) {
  Files skipped;
  bool begun = false;
  for (size_t i = 0; i < done; ++i) {
    begun |= files[i]->version >= revisions.front().version;
    if (begun && !Has(revisions, files[i]->version)) skipped.push_back(files[i]);
  }
  return skipped;
}

}  // namespace

NonLinearError::NonLinearError(Files out_of_order, Files pending)
    : Error(NonLinearMessage(out_of_order),
            "give them a later version (`mercator migrate rebase`), or run with `--exec-order "
            "non-linear` or "
            "`--exec-order linear-skip`"),
      out_of_order(std::move(out_of_order)),
      pending(std::move(pending)) {}

Pending ComputePending(const MigrationDirectory& directory, const std::vector<Revision>& revisions,
                       const PendingOptions& options) {
  if (revisions.empty()) return FirstRun(directory, options.baseline);
  Files partial;
  for (const Revision& r : revisions) {
    if (!r.IsComplete()) partial.push_back(&FileOf(directory, r));
  }
  Files files = WithoutCheckpoints(directory);
  size_t done = DoneCount(files, revisions.back().version);
  Files rest(files.begin() + static_cast<ptrdiff_t>(done), files.end());
  Files pending = partial;
  if (options.order != ExecOrder::kLinearSkip) {
    Files skipped = Skipped(files, done, revisions);
    if (!skipped.empty() && options.order == ExecOrder::kLinear) {
      pending.insert(pending.end(), rest.begin(), rest.end());
      throw NonLinearError(std::move(skipped), std::move(pending));
    }
    pending.insert(pending.end(), skipped.begin(), skipped.end());
  }
  for (const MigrationFile* file : rest) {
    if (!Has(pending, file)) pending.push_back(file);
  }
  return {std::move(pending), nullptr};
}

std::string RepeatableHash(const MigrationFile& file) {
  Sha256 hash;
  hash.Update(file.source->text);
  return Base64(hash.Digest());
}

Repeatables ComputeRepeatables(const MigrationDirectory& directory, std::vector<Revision> rows) {
  Repeatables result;
  for (const MigrationFile& file : directory.repeatables) {
    auto row = std::ranges::find(rows, file.version, &Revision::version);
    const bool same = row != rows.end() && row->hash == RepeatableHash(file);
    if (!same || !row->IsComplete()) result.pending.push_back(&file);
    if (same) result.rows.push_back(*row);
    if (!same && row != rows.end()) result.stale.push_back(row->version);
  }
  return result;
}

void RequireKnownHistory(const MigrationDirectory& directory,
                         const std::vector<Revision>& revisions) {
  if (revisions.empty() || directory.files.empty()) return;
  const Revision& last = revisions.back();
  if (last.applied < last.total) return;  // said otherwise: a part of a file that is missing
  auto known = [&](const Revision& r) { return directory.Find(r.version) != nullptr; };
  if (std::ranges::any_of(revisions, known)) return;
  throw Error(
      fmt::format("the history of the database is not that of the migration directory: no version "
                  "of it is a file there; the last one is {}",
                  GoQuote(revisions.back().version)),
      "check the database and `--dir`; where the files were replaced on purpose, `mercator migrate "
      "set VERSION` records which version the database is at, and `--allow-dirty` runs all later "
      "files on it");
}

}  // namespace mercator
