#pragma once

#include <memory>
#include <string>

#include "postgres/dev_server.h"

namespace mercator {

// A dev server whose sessions have a search_path that leads to one schema, which every RESET brings
// back.
class ScopedServer : public DevServer {
 public:
  ScopedServer(std::unique_ptr<DevServer> server, std::string schema);
  std::string Url(const std::string& database) const override;
  std::string CreateDatabase(const std::string& from) override {
    return server_->CreateDatabase(from);
  }
  void DropDatabase(const std::string& database) override { server_->DropDatabase(database); }

 private:
  std::unique_ptr<DevServer> server_;
  std::string schema_;
};

}  // namespace mercator
