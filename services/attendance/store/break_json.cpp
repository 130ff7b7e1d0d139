#include "services/attendance/store/break_json.hpp"

#include <boost/json.hpp>

#include <stdexcept>

namespace rollcall::attendance::store {

namespace json = boost::json;

namespace {

domain::Break break_from(const json::object& object) {
    const auto id = PunchId::parse(std::string_view(object.at("id").as_string()));
    if (!id) throw std::invalid_argument("a break's id is no UUID");
    domain::Break one{
        .id = *id,
        .type = std::string(object.at("type").as_string()),
        .from = from_unix_micros(object.at("from").as_int64()),
        .is_paid = object.at("paid").as_bool()};
    if (const auto& to = object.at("to"); !to.is_null()) one.to = from_unix_micros(to.as_int64());
    if (const auto& note = object.at("note"); !note.is_null()) one.note = std::string(note.as_string());
    return one;
}

}  // namespace

std::string breaks_to_json(const std::vector<domain::Break>& breaks) {
    std::string text;
    for (const auto& one : breaks) {
        text += text.empty() ? "[" : ",";
        text += "{\"id\":\"" + one.id.str() + "\",\"type\":\"" + one.type + "\"";
        text += ",\"from\":" + std::to_string(to_unix_micros(one.from));
        text += ",\"to\":" + (one.to ? std::to_string(to_unix_micros(*one.to)) : "null");
        text += std::string(",\"paid\":") + (one.is_paid ? "true" : "false");
        text += ",\"note\":" + (one.note ? json::serialize(json::string(*one.note)) : "null") + "}";
    }
    return text.empty() ? "[]" : text + "]";
}

std::vector<domain::Break> breaks_from_json(std::string_view text) {
    if (text == "[]") return {};
    const auto array = json::parse({text.data(), text.size()});
    std::vector<domain::Break> breaks;
    for (const auto& one : array.as_array()) breaks.push_back(break_from(one.as_object()));
    return breaks;
}

}  // namespace rollcall::attendance::store
