#include "gateway/api/workforceos/explanation_json.hpp"

#include "gateway/api/workforceos/record_json.hpp"

namespace rollcall::workforceos {

namespace {

void write_punch(json::Writer& writer, const attendance::v1::ExplainedPunch& punch) {
    writer.open_object();
    writer.member("id", punch.id());
    writer.member("kind", punch.kind());
    writer.instant_member("at", punch.at_us());
    writer.optional_instant_member("claimedAt", punch.has_claimed_at_us(), punch.claimed_at_us());
    writer.instant_member("receivedAt", punch.received_at_us());
    writer.member("source", punch.source());
    writer.optional_member("actorId", !punch.actor_id().empty(), punch.actor_id());
    writer.member("disposition", punch.disposition());
    writer.member("why", punch.why());
    writer.close_object();
}

void write_value(json::Writer& writer, const attendance::v1::ExplainedValue& value) {
    writer.open_object();
    writer.member("name", value.name());
    writer.member("value", value.value());
    writer.member("rule", value.rule());
    writer.close_object();
}

}  // namespace

void write_explanation(json::Writer& writer, const attendance::v1::Explanation& explanation) {
    writer.open_object();
    writer.key("attendanceRecord");
    write_record(writer, explanation.record());
    writer.key("values");
    writer.open_array();
    for (const auto& value : explanation.values()) write_value(writer, value);
    writer.close_array();
    writer.key("punches");
    writer.open_array();
    for (const auto& punch : explanation.punches()) write_punch(writer, punch);
    writer.close_array();
    writer.key("shiftWindow");
    writer.open_object();
    writer.optional_instant_member("opensAt", explanation.has_window_opens_us(), explanation.window_opens_us());
    writer.optional_instant_member("startsAt", explanation.has_shift_starts_us(), explanation.shift_starts_us());
    writer.optional_instant_member("endsAt", explanation.has_shift_ends_us(), explanation.shift_ends_us());
    writer.close_object();
    writer.member("policyVersion", explanation.policy_version());
    writer.key("policy");
    writer.raw(explanation.policy_json().empty() ? "{}" : explanation.policy_json());
    writer.close_object();
}

}  // namespace rollcall::workforceos
