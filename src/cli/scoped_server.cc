#include "cli/scoped_server.h"

#include "base/text.h"
#include "postgres/url.h"
#include "sql/quote.h"

namespace mercator {

ScopedServer::ScopedServer(std::unique_ptr<DevServer> server, std::string schema)
    : server_(std::move(server)), schema_(std::move(schema)) {}

std::string ScopedServer::Url(const std::string& database) const {
  const std::string path = Replace(Replace(QuoteIdentifier(schema_), "\\", "\\\\"), " ", "\\ ");
  return WithUrlParameter(server_->Url(database), "options", "-c search_path=" + path);
}

}  // namespace mercator
