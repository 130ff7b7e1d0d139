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
        {"badgeNumber", text_or_null(user.badge_number)},
        {"companyTimeZone", user.company_time_zone},
    };
}

// For the auditor everything that can be changed.
json::object audited(const domain::User& user) {
    auto object = user_json(user);
    object["shiftId"] = id_or_null(user.shift_template);
    object["phone"] = text_or_null(user.phone);
    object["designation"] = text_or_null(user.designation);
    return object;
}

json::object company_json(const domain::Company& company) {
    return {
        {"companyId", company.id.str()},
        {"codename", company.codename},
        {"name", company.name},
        {"timeZone", company.time_zone},
    };
}

json::array names_of(const PermissionKeys& keys) {
    json::array names;
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (keys[i]) names.push_back(json::value(kPermissionKeys[i]));
    return names;
}

json::object overrides_json(const Overrides& overrides) {
    return {{"granted", names_of(overrides.granted)}, {"denied", names_of(overrides.denied)}};
}

json::object revoked_json(const UserId& user, const std::optional<SessionId>& session, std::string_view reason) {
    return {
        {"userId", user.str()},
        {"sessionId", id_or_null(session)},
        {"reason", reason},
    };
}

}  // namespace

void announce_company(pg::Tx& tx, std::string_view type, const domain::Company& company) {
    events::publish(
        tx,
        {.type = std::string(type),
         .subject = company.id.str(),
         .sequence = company.record_version,
         .data = json::serialize(company_json(company))}
    );
}

void announce_user(pg::Tx& tx, std::string_view type, const domain::User& user, std::int64_t sequence) {
    events::publish(
        tx,
        {.type = std::string(type),
         .subject = user.id.str(),
         .sequence = sequence,
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

void announce_sessions_end(pg::Tx& tx, const UserId& user, std::string_view reason, std::int64_t sequence) {
    events::publish(
        tx,
        {.type = "identity.sessions_revoked",
         .subject = user.str(),
         .sequence = sequence,
         .data = json::serialize(revoked_json(user, std::nullopt, reason))}
    );
}

void audit_company(
    pg::Tx& tx, std::string_view action, const std::optional<domain::Company>& before, const domain::Company& after
) {
    events::audit(
        tx,
        {.action = std::string(action),
         .entity = "company",
         .entity_id = after.id.str(),
         .before = before ? json::serialize(company_json(*before)) : "",
         .after = json::serialize(company_json(after))}
    );
}

void audit_user(
    pg::Tx& tx,
    std::string_view action,
    const std::optional<domain::User>& before,
    const domain::User& after,
    std::string_view reason
) {
    auto changed = audited(after);
    if (!reason.empty()) changed["reason"] = reason;
    events::audit(
        tx,
        {.action = std::string(action),
         .entity = "user",
         .entity_id = after.id.str(),
         .before = before ? json::serialize(audited(*before)) : "",
         .after = json::serialize(changed)}
    );
}

void audit_account(pg::Tx& tx, std::string_view action, const UserId& user) {
    events::audit(tx, {.action = std::string(action), .entity = "user", .entity_id = user.str()});
}

void audit_overrides(pg::Tx& tx, const UserId& user, const Overrides& before, const Overrides& after) {
    events::audit(
        tx,
        {.action = "user.permissions",
         .entity = "user",
         .entity_id = user.str(),
         .before = json::serialize(overrides_json(before)),
         .after = json::serialize(overrides_json(after))}
    );
}

void audit_session(pg::Tx& tx, std::string_view action, const SessionId& session) {
    events::audit(tx, {.action = std::string(action), .entity = "session", .entity_id = session.str()});
}

void audit_refusal(pg::Tx& tx, const UserId& user, const Error& why) {
    const json::object after{{"outcome", "denied"}, {"reason", why.reason}, {"message", why.message}};
    events::audit(
        tx, {.action = "session.refused", .entity = "user", .entity_id = user.str(), .after = json::serialize(after)}
    );
}

}  // namespace rollcall::identity::app
