#include "hcl/body_reader.h"
#include "hcl/inputs_node.h"
#include "hcl/suggest.h"

namespace mercator::hcl {
namespace {

struct DataType {
  const char* name;
  std::vector<const char*> required;
  std::vector<const char*> optional;
};

const std::vector<DataType>& DataTypes() {
  static const std::vector<DataType> types = {
      {"sql", {"url", "query"}, {"args"}},
      {"external", {"program"}, {"working_dir"}},
      {"external_schema", {"program"}, {"working_dir"}},
      {"runtimevar", {"url"}, {"timeout"}},
      {"template_dir", {"path"}, {"vars"}},
      {"hcl_schema", {}, {"path", "paths", "vars"}},
      {"composite_schema", {}, {}},
      {"aws_rds_token", {"endpoint", "username"}, {"region", "profile"}},
      {"gcp_cloudsql_token", {}, {}},
      {"remote_dir", {"name"}, {"tag", "version"}},
      {"remote_schema", {"name"}, {"tag", "version"}},
  };
  return types;
}

const DataType* FindDataType(std::string_view name) {
  for (const DataType& type : DataTypes()) {
    if (type.name == name) return &type;
  }
  return nullptr;
}

// `postgres:16` is `docker://postgres/16/dev`; other images keep their names.
std::string DockerUrl(const std::string& image, const std::string& database,
                      const std::string& schema) {
  std::string url;
  if (image.starts_with("postgres:") && image.find('/') == std::string::npos) {
    url = "docker://postgres/" + image.substr(9) + "/" + database;
  } else {
    url = "docker+postgres://" + image + "/" + database;
  }
  return schema.empty() ? url : url + "?search_path=" + schema;
}

void WarnOfDocker(const char* name, const Block& block, Range range, Diagnostics& diagnostics) {
  diagnostics.Warning("`" + std::string(name) +
                          "` has no effect: the development database is a local server, "
                          "not a container",
                      block.document->source(), range.begin, range.end);
}

}  // namespace

void Inputs::CheckDataType(const Block& block) {
  const std::string type(block.labels[0].text);
  if (FindDataType(type) != nullptr) return;
  std::vector<std::string> names;
  for (const DataType& known : DataTypes()) names.push_back(known.name);
  Complain(diagnostics_, block.document->source(), block.labels[0].range,
           "unknown data source `" + type + "`" + DidYouMean(Suggest(type, names)));
}

Value Inputs::DataValue(const Node& node) {
  const Block& block = *node.block;
  const DataType* type = FindDataType(node.group);
  if (type == nullptr) return Value::Unknown();
  const size_t before = diagnostics_.all().size();
  bool known = true;
  auto evaluate = [&](const Attribute& attribute) {
    Value value = Evaluate(attribute);
    known = known && !value.HasUnknown();
    return value;
  };
  BodyReader reader(block.body, "`" + node.address + "`", evaluate, diagnostics_);
  DataRequest request{node.group, node.name, {}, {}, &block};
  for (const auto* names : {&type->required, &type->optional}) {
    for (const char* name : *names) {
      if (auto value = reader.Get(name)) request.arguments.emplace(name, std::move(*value));
    }
  }
  for (const char* name : type->required) {
    if (reader.Find(name) != nullptr) continue;
    Complain(diagnostics_, block.document->source(), block.header(),
             "`" + node.address + "` needs `" + name + "`");
  }
  if (node.group == "composite_schema") {
    for (const Block* part : reader.Blocks("schema")) {
      BodyReader part_reader(part->body, "`schema`", evaluate, diagnostics_);
      Value::Attributes arguments;
      if (auto url = part_reader.String("url")) arguments.emplace("url", Value::String(*url));
      if (!part->labels.empty()) {
        arguments.emplace("name", Value::String(std::string(part->labels[0].text)));
      }
      part_reader.RejectUnknown();
      request.parts.push_back(std::move(arguments));
    }
  }
  reader.RejectUnknown();
  if (!known || diagnostics_.all().size() != before) return Value::Unknown();
  if (options_.sources != nullptr) return options_.sources->Read(request, diagnostics_);
  Complain(diagnostics_, block.document->source(), block.header(),
           "data sources cannot be used here");
  return Value::Unknown();
}

Value Inputs::DockerValue(const Node& node) {
  const Block& block = *node.block;
  BodyReader reader(
      block.body, "`docker`", [&](const Attribute& attribute) { return Evaluate(attribute); },
      diagnostics_);
  const auto image = reader.String("image");
  const std::string database = reader.String("database").value_or("dev");
  const std::string schema = reader.String("schema").value_or("");
  const std::string baseline = reader.String("baseline").value_or("");
  for (const char* name : {"command", "template"}) {
    if (const Attribute* attribute = reader.Find(name)) {
      WarnOfDocker(name, block, attribute->name_range, diagnostics_);
    }
  }
  for (const Block* build : reader.Blocks("build")) {
    WarnOfDocker("build", block, build->header(), diagnostics_);
  }
  reader.RejectUnknown();
  if (node.group != "postgres") {
    Complain(diagnostics_, block.document->source(), block.labels[0].range,
             "`" + node.group + "` is no database that is supported here; `postgres` is");
    return Value::Unknown();
  }
  if (!image) {
    if (block.body.Find("image") == nullptr) {
      Complain(diagnostics_, block.document->source(), block.header(), "`docker` needs an `image`");
    }
    return Value::Unknown();
  }
  const std::string url = DockerUrl(*image, database, schema);
  dev_databases_.push_back({node.address, url, baseline, schema, *image});
  return Value::Object({{"url", Value::String(url)}});
}

Value Inputs::DevValue(const Node& node) {
  const Block& block = *node.block;
  BodyReader reader(
      block.body, "`dev`", [&](const Attribute& attribute) { return Evaluate(attribute); },
      diagnostics_);
  const auto url = reader.String("url");
  const std::string baseline = reader.String("baseline").value_or("");
  reader.RejectUnknown();
  if (!url) {
    if (block.body.Find("url") == nullptr) {
      Complain(diagnostics_, block.document->source(), block.header(), "`dev` needs a `url`");
    }
    return Value::Unknown();
  }
  dev_databases_.push_back({node.address, *url, baseline, "", ""});
  return Value::Object({{"url", Value::String(*url)}});
}

}  // namespace mercator::hcl
