#include "services/identity/app/announce.hpp"

#include "common/events/outbox.hpp"

#include <boost/json.hpp>

namespace rollcall::identity::app {

namespace json = boost::json;

namespace {

template <class IdType>
json::value id_or_null(const std::optional<IdType>& id) {
    return id ? json::value(id->str()) : json::value(nullptr);
}

json::value text_or_null(const std::optional<std::string>& text) {
    return text ? json::value(*text) : json::value(nullptr);
}

json::object user_json(const domain::User& user) {
    return {
        {"userId", user.id.str()},
        {"email", user.email},
        {"fullname", user.full_name},
        {"avatar", user.avatar},
        {"role", name_of(user.role)},
        {"status", name_of(user.status)},
        {"managerId", id_or_null(user.manager)},
        {"departmentId", id_or_null(user.department)},
        {"siteId", id_or_null(user.site)},
        {"timeZone", text_or_null(user.time_zone)},
        {"employeeCode", user.employee_code},
        {"companyTimeZone", user.company_time_zone},
    };
}

// For the auditor everything that can be changed.
std::string audited(const domain::User& user) {
    auto object = user_json(user);
    object["shiftId"] = id_or_null(user.shift_template);
    object["badgeNumber"] = text_or_null(user.badge_number);
    object["phone"] = text_or_null(user.phone);
    object["designation"] = text_or_null(user.designation);
    return json::serialize(object);
}

json::object company_json(const domain::Company& company) {
    return {
        {"companyId", company.id.str()},
        {"codename", company.codename},
        {"name", company.name},
        {"timeZone", company.time_zone},
    };
}

json::object revoked_json(const UserId& user, const std::optional<SessionId>& session, std::string_view reason) {
    return {
        {"userId", user.str()},
        {"sessionId", id_or_null(session)},
        {"reason", reason},
    };
}

}  // namespace

void announce_company(pg::Tx& tx, const domain::Company& company) {
    events::publish(
        tx,
        {.type = "identity.company_created",
         .subject = company.id.str(),
         .sequence = company.record_version,
         .data = json::serialize(company_json(company))}
    );
}

void announce_user(pg::Tx& tx, std::string_view type, const domain::User& user) {
    events::publish(
        tx,
        {.type = std::string(type),
         .subject = user.id.str(),
         .sequence = user.record_version,
         .data = json::serialize(user_json(user))}
    );
}

void announce_session_end(pg::Tx& tx, const UserId& user, const SessionId& session, std::string_view reason) {
    events::publish(
        tx,
        {.type = "identity.sessions_revoked",
         .subject = session.str(),
         .sequence = 1,
         .data = json::serialize(revoked_json(user, session, reason))}
    );
}

void announce_sessions_end(pg::Tx& tx, const domain::User& user, std::string_view reason) {
    events::publish(
        tx,
        {.type = "identity.sessions_revoked",
         .subject = user.id.str(),
         .sequence = user.record_version,
         .data = json::serialize(revoked_json(user.id, std::nullopt, reason))}
    );
}

void audit_company(pg::Tx& tx, const domain::Company& company) {
    events::audit(
        tx,
        {.action = "company.create",
         .entity = "company",
         .entity_id = company.id.str(),
         .after = json::serialize(company_json(company))}
    );
}

void audit_user(
    pg::Tx& tx, std::string_view action, const std::optional<domain::User>& before, const domain::User& after
) {
    events::audit(
        tx,
        {.action = std::string(action),
         .entity = "user",
         .entity_id = after.id.str(),
         .before = before ? audited(*before) : "",
         .after = audited(after)}
    );
}

void audit_session(pg::Tx& tx, std::string_view action, const SessionId& session) {
    events::audit(tx, {.action = std::string(action), .entity = "session", .entity_id = session.str()});
}

}  // namespace rollcall::identity::app
