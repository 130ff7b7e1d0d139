#include "gateway/clients/perform.hpp"

#include <array>
#include <utility>

namespace rollcall::clients {

namespace {

using Named = std::pair<std::string_view, std::string_view>;

// Where a service calls it otherwise than the parameter does without its _id.
constexpr std::array<Named, 7> kNames{
    {{"session_id", "attendanceRecord"},
     {"attendanceRecordId", "attendanceRecord"},
     {"shiftAssignmentId", "assignment"},
     {"shift_id", "shift_template"},
     {"exception_id", "attendance_exception"},
     {"punch_id", "machinePunch"},
     {"shiftId", "shift"}}};

std::string_view kind_named_by(std::string_view parameter) {
    for (const auto& [name, kind] : kNames)
        if (name == parameter) return kind;
    for (const std::string_view suffix : {"_id", "Id"})
        if (parameter.ends_with(suffix)) return parameter.substr(0, parameter.size() - suffix.size());
    return parameter;
}

}  // namespace

std::string target_of(const http::Exchange& exchange) {
    if (exchange.path.empty()) return {};
    const auto& [parameter, value] = exchange.path.back();
    const auto id = parse_uuid(value);
    return id ? std::string(kind_named_by(parameter)) + ":" + format_uuid(*id) : std::string();
}

}  // namespace rollcall::clients
