#include "services/identity/events/apply.hpp"

#include "services/identity/app/follow_template.hpp"

#include <boost/json.hpp>

namespace rollcall::identity::events {

namespace {

template <class IdType>
std::optional<IdType> id(const boost::json::object& data, const char* name) {
    const auto* value = data.if_contains(name);
    if (!value || !value->is_string()) return std::nullopt;
    return IdType::parse(std::string(value->get_string()));
}

}  // namespace

Result<void> apply(pg::Tx& tx, const rollcall::events::Received& event) {
    if (event.type != "shift.template_assigned") return {};
    boost::json::error_code failure;
    const auto parsed = boost::json::parse(event.data, failure);
    const bool readable = !failure && parsed.is_object();
    const auto user = readable ? id<UserId>(parsed.get_object(), "userId") : std::nullopt;
    if (!user) return fail(internal_error("the data of " + event.type + " cannot be read"));
    app::follow_template(tx, *user, id<domain::ShiftTemplateId>(parsed.get_object(), "templateId"), event.sequence);
    return {};
}

}  // namespace rollcall::identity::events
