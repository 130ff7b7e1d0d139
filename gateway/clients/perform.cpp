#include "gateway/clients/perform.hpp"

namespace rollcall::clients {

std::string_view kind_named_by(std::string_view parameter) {
    for (const std::string_view suffix : {"_id", "Id"})
        if (parameter.ends_with(suffix)) parameter.remove_suffix(suffix.size());
    return parameter == "session" ? "attendanceRecord" : parameter;
}

}  // namespace rollcall::clients
