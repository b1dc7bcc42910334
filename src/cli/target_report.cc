#include "cli/target_report.h"

#include <unistd.h>

#include <cerrno>

namespace mercator {
namespace {

int g_file = -1;
bool g_wants_report = false;

// A record: a letter, the text, and a zero byte, which no text has.
void Write(char kind, const std::string& text) {
  if (g_file < 0) return;
  std::string record = kind + text + '\0';
  for (size_t at = 0; at < record.size();) {
    ssize_t count = write(g_file, record.data() + at, record.size() - at);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    at += static_cast<size_t>(count);
  }
}

std::string ReadAll(int file_descriptor) {
  std::string text;
  char buffer[1 << 16];
  for (;;) {
    ssize_t count = pread(file_descriptor, buffer, sizeof buffer, static_cast<off_t>(text.size()));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return text;
    text.append(buffer, static_cast<size_t>(count));
  }
}

}  // namespace

void HandOverTo(int file_descriptor, bool wants_report) {
  g_file = file_descriptor;
  g_wants_report = wants_report;
}

void HandOverError(const std::string& message) {
  Write('E', message.substr(0, message.find('\n')));
}

bool WantsReport() { return g_wants_report; }

void HandOverReport(const std::string& json) { Write('R', json); }

HandedOver ReadHandedOver(int file_descriptor) {
  HandedOver handed;
  std::string text = ReadAll(file_descriptor);
  for (size_t at = 0; at < text.size();) {
    size_t end = text.find('\0', at);
    if (end == std::string::npos) break;
    std::string record = text.substr(at + 1, end - at - 1);
    if (text[at] == 'E' && handed.error.empty()) handed.error = record;
    if (text[at] == 'R') handed.report = record;
    at = end + 1;
  }
  return handed;
}

}  // namespace mercator
