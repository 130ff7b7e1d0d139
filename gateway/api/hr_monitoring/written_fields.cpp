#include "gateway/api/hr_monitoring/written_fields.hpp"

#include "common/time/wire.hpp"

namespace rollcall::hr_monitoring {

std::optional<std::string> WrittenFields::local_time(std::string_view name, std::string_view known_as) {
    auto text = body_.text(name, always(name, known_as));
    if (!text) return std::nullopt;
    if (text->size() == 8 && text->ends_with(":00")) text->resize(5);
    if (time::parse_time_of_day(*text)) return text;
    body_.fault(name, Fault::not_valid, "expected a local time on a whole minute, like 09:00");
    return std::nullopt;
}

}  // namespace rollcall::hr_monitoring
