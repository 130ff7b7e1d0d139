// The company's attendance policy: read, change, try out.
#include "gateway/api/workforceos/envelope.hpp"
#include "gateway/api/workforceos/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/json/document.hpp"

#include <boost/json/serialize.hpp>

namespace rollcall::workforceos {

namespace {

using attendance::v1::Policy;
using attendance::v1::UpdatePolicyRequest;
using http::Action;
using http::Exchange;

constexpr int kMostMinutes = 7 * 24 * 60;

constexpr std::string_view kNumbers[] = {
    "graceMinutes",
    "earlyCheckInMinutes",
    "lateCheckOutMinutes",
    "selfReportedToleranceMinutes",
    "maxBackfillDays",
    "debounceSeconds",
    "standardDayMinutes",
    "fullDayToleranceMinutes",
    "autoCloseAfterMinutes",
    "maxSessionHours",
    "absenceAlertMinutes",
    "absenceFinalMinutes",
    "reminderBeforeMinutes",
    "earlyLeaveToleranceMinutes",
    "overtimeThresholdMinutes",
    "minimumPresenceMinutes",
};
constexpr std::string_view kSwitches[] = {
    "countEarlyMinutes", "requireEarlyCheckoutReason", "requireAfterShiftReason", "allowSelfRegistration"};

void write_policy(json::Writer& writer, const Policy& policy) {
    writer.open_object();
    writer.member("version", policy.version());
    writer.optional_member("effectiveFrom", !policy.effective_from().empty(), policy.effective_from());
    if (const auto settings = json::parse_document(policy.settings_json()))
        for (const auto& [name, value] : settings->root) {
            writer.key({name.data(), name.size()});
            writer.raw(boost::json::serialize(value));
        }
    writer.key("changed");
    writer.open_array();
    for (const auto& name : policy.changed()) writer.value(name);
    writer.close_array();
    writer.optional_member("changedBy", !policy.changed_by().empty(), policy.changed_by());
    writer.optional_instant_member("changedAt", policy.changed_at_us() != 0, policy.changed_at_us());
    writer.member("recordVersion", policy.record_version());
    writer.close_object();
}

// The settings that the body names, as JSON with those alone.
std::string read_settings(json::Body& body) {
    std::string settings;
    json::Writer writer(settings);
    writer.open_object();
    for (const auto name : kNumbers)
        if (const auto number = body.integer(name, 0, kMostMinutes)) writer.member(name, *number);
    for (const auto name : kSwitches)
        if (const auto truth = body.truth(name)) writer.member(name, *truth);
    if (const auto scope = body.one_of("managerScope", {"company", "team"})) writer.member("managerScope", *scope);
    if (const auto mode = body.one_of("geofenceMode", {"off", "flag", "refuse"})) writer.member("geofenceMode", *mode);
    if (const auto types = body.texts("paidBreakTypes")) {
        writer.key("paidBreakTypes");
        writer.open_array();
        for (const auto& type : *types) writer.value(type);
        writer.close_array();
    }
    writer.close_object();
    return settings;
}

Result<bool> read_dry_run(const Exchange& exchange) {
    const auto parameters = http::decode_query(exchange.request.query).value_or(http::QueryParameters{});
    bool dry_run = false;
    for (const auto& [name, value] : parameters) {
        if (name != "dryRun") continue;
        if (value != "true" && value != "false")
            return fail(invalid_field("dryRun", Fault::not_valid, "expected true or false"));
        dry_run = value == "true";
    }
    return dry_run;
}

http::HttpResponse render_policy(const Exchange& exchange, const Policy& policy) {
    const bool read = exchange.request.method != http::Method::patch;
    return render_one<Policy>(exchange, {200, "policy", read ? "get" : "update"}, policy, write_policy);
}

Result<Action> update_policy(const clients::AttendanceClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    UpdatePolicyRequest request;
    request.set_settings_json(read_settings(body));
    if (auto from = body.date("effectiveFrom")) request.set_effective_from(std::move(*from));
    ROLLCALL_CHECK(body.verdict());
    ROLLCALL_TRY(const bool dry_run, read_dry_run(exchange));
    request.set_dry_run(dry_run);
    ROLLCALL_TRY(const auto version, http::if_match(exchange));
    request.set_if_version(version);
    return clients::perform(client.update_policy, std::move(request), render_policy);
}

}  // namespace

std::vector<http::Route> policy_routes(const clients::AttendanceClient& client) {
    const std::string path = std::string(kAttendanceBase) + "/v1/policy";
    using enum http::Idempotency;
    const auto get = [&client](const Exchange&) -> Result<Action> {
        return clients::perform(client.get_policy, common::v1::Empty{}, render_policy);
    };
    const auto update = [&client](const Exchange& exchange) { return update_policy(client, exchange); };
    return {
        {http::Method::get, path, Permission::policy_view, ignored, get},
        {http::Method::patch, path, Permission::policy_edit, accepted, update},
    };
}

}  // namespace rollcall::workforceos
