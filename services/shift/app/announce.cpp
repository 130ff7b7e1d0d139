#include "services/shift/app/announce.hpp"

#include "common/events/outbox.hpp"
#include "services/shift/app/facts.hpp"

#include <boost/json/serialize.hpp>

namespace rollcall::shift::app {

namespace {

void publish(
    pg::Tx& tx, const char* type, const std::string& subject, std::int64_t version, const boost::json::object& facts
) {
    events::publish(tx, {.type = type, .subject = subject, .sequence = version, .data = boost::json::serialize(facts)});
}

boost::json::array ids_of(const std::vector<UserId>& users) {
    boost::json::array ids;
    for (const auto& user : users) ids.emplace_back(user.str());
    return ids;
}

template <class Object>
void write_audit(pg::Tx& tx, const char* action, const char* entity, const Object* before, const Object& after) {
    events::audit(
        tx,
        {.action = action,
         .entity = entity,
         .entity_id = after.id.str(),
         .before = before ? boost::json::serialize(facts_of(*before)) : "",
         .after = boost::json::serialize(facts_of(after))}
    );
}

}  // namespace

void announce(pg::Tx& tx, const char* type, const domain::Shift& shift) {
    publish(tx, type, shift.id.str(), shift.record.version, facts_of(shift));
}

void announce(pg::Tx& tx, const char* type, const domain::Shift& shift, const std::vector<UserId>& users, Cause cause) {
    auto facts = facts_of(shift);
    facts["byTemplate"] = cause == Cause::shift_template;
    facts["userIds"] = ids_of(users);
    publish(tx, type, shift.id.str(), shift.record.version, facts);
}

void announce(
    pg::Tx& tx, const char* type, const domain::Assignment& assignment, const domain::Shift& shift, Cause cause
) {
    auto facts = facts_of(assignment, shift);
    facts["byTemplate"] = cause == Cause::shift_template;
    publish(tx, type, assignment.id.str(), assignment.record.version, facts);
}

void announce(pg::Tx& tx, const domain::ShiftTemplate& shift_template, const std::vector<UserId>& users) {
    auto facts = facts_of(shift_template);
    facts["userIds"] = ids_of(users);
    publish(tx, "shift.template_changed", shift_template.id.str(), shift_template.record.version, facts);
}

void announce(pg::Tx& tx, const domain::TemplateMember& member, const domain::ShiftTemplate* shift_template) {
    publish(tx, "shift.template_assigned", member.user.str(), member.version, facts_of(member, shift_template));
}

void announce(pg::Tx& tx, const domain::Site& site) {
    publish(tx, "shift.site_changed", site.id.str(), site.record.version, facts_of(site));
}

void announce(pg::Tx& tx, const domain::Department& department) {
    publish(tx, "shift.department_changed", department.id.str(), department.record.version, facts_of(department));
}

void announce(pg::Tx& tx, const domain::Holiday& holiday) {
    publish(tx, "shift.holiday_changed", holiday.id.str(), holiday.record.version, facts_of(holiday));
}

void audit(pg::Tx& tx, const char* action, const domain::Shift* before, const domain::Shift& after) {
    write_audit(tx, action, "shift", before, after);
}

void audit(pg::Tx& tx, const char* action, const domain::Assignment& assignment, const domain::Shift& shift) {
    events::audit(
        tx,
        {.action = action,
         .entity = "assignment",
         .entity_id = assignment.id.str(),
         .before = "",
         .after = boost::json::serialize(facts_of(assignment, shift))}
    );
}

void audit(pg::Tx& tx, const char* action, const domain::Site* before, const domain::Site& after) {
    write_audit(tx, action, "site", before, after);
}

void audit(pg::Tx& tx, const char* action, const domain::Department* before, const domain::Department& after) {
    write_audit(tx, action, "department", before, after);
}

void audit(pg::Tx& tx, const char* action, const domain::ShiftType* before, const domain::ShiftType& after) {
    write_audit(tx, action, "shift_type", before, after);
}

void audit(pg::Tx& tx, const char* action, const domain::Holiday* before, const domain::Holiday& after) {
    write_audit(tx, action, "holiday", before, after);
}

void audit(pg::Tx& tx, const char* action, const domain::ShiftTemplate* before, const domain::ShiftTemplate& after) {
    write_audit(tx, action, "shift_template", before, after);
}

void audit(pg::Tx& tx, const domain::TemplateMember& before, const domain::TemplateMember& after) {
    events::audit(
        tx,
        {.action = "shift_template.assign",
         .entity = "user",
         .entity_id = after.user.str(),
         .before = boost::json::serialize(facts_of(before, nullptr)),
         .after = boost::json::serialize(facts_of(after, nullptr))}
    );
}

}  // namespace rollcall::shift::app
