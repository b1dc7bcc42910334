#pragma once

#include <optional>
#include <string>

#include "model/attribute.h"

namespace mercator {

// A foreign server. PostgreSQL manual: CREATE SERVER.
struct Server : Attributes {
  std::string wrapper;
  std::optional<std::string> type;
  std::optional<std::string> version;
  Options options;

  static constexpr auto kAttrs =
      std::tuple{Attr{"foreign_data_wrapper", &Server::wrapper}, Attr{"type", &Server::type},
                 Attr{"version", &Server::version}, Attr{"options", &Server::options}};
  bool operator==(const Server&) const = default;
};

}  // namespace mercator
