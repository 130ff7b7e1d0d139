// Punches of devices and other systems.
#include "services/attendance/app/recognise.hpp"
#include "services/attendance/rpc/attendance_service.hpp"
#include "services/attendance/rpc/mapping.hpp"

namespace rollcall::attendance::rpc {

namespace {

constexpr int kMostPunches = 1000;

Result<std::vector<app::Incoming>> read(const v1::ReceivePunchesRequest& asked) {
    if (asked.punches_size() > kMostPunches)
        return fail(invalid_field("punches", Fault::not_valid, "may have at most 1000 elements"));
    std::vector<app::Incoming> incoming;
    for (const auto& punch : asked.punches()) {
        const auto kind = domain::parse_punch_kind(punch.kind());
        if (!kind) return fail(invalid_field("kind", Fault::not_an_enum, "expected a kind of punch"));
        if (punch.code().empty()) return fail(invalid_field("code", Fault::required, "is required"));
        incoming.push_back({
            .code = punch.code(),
            .kind = *kind,
            .at = punch.has_at_us() ? std::optional(from_unix_micros(punch.at_us())) : std::nullopt,
            .source = punch.source().empty() ? "api" : punch.source(),
            .source_seq = punch.has_source_seq() ? std::optional(punch.source_seq()) : std::nullopt,
            .place = punch.has_location() ? place_from(punch.location()) : std::nullopt,
        });
    }
    return incoming;
}

const char* name_of(app::Reception status) {
    switch (status) {
        case app::Reception::created: return "created";
        case app::Reception::duplicate: return "duplicate";
        case app::Reception::quarantined: return "quarantined";
    }
    return "created";
}

v1::ReceivedPunches to_proto(const std::vector<app::Received>& received) {
    v1::ReceivedPunches out;
    for (const auto& one : received) {
        auto& punch = *out.add_punches();
        punch.set_id(one.machine.punch.id.str());
        punch.set_status(name_of(one.status));
        punch.set_kind(std::string(domain::name_of(one.machine.resolved)));
        punch.set_at_us(to_unix_micros(one.machine.punch.at));
        if (one.status != app::Reception::created) punch.set_reason(one.machine.why);
        if (one.machine.record) punch.set_attendance_record_id(one.machine.record->str());
    }
    return out;
}

}  // namespace

AttendanceService::Reactor* AttendanceService::ReceivePunches(
    Context* context, const v1::ReceivePunchesRequest* request, v1::ReceivedPunches* answer
) {
    return endpoint_.write<v1::ReceivePunchesRequest, v1::ReceivedPunches>(
        context,
        request,
        answer,
        Permission::punch_ingest,
        [this](pg::Tx& tx, const Call& call, const v1::ReceivePunchesRequest& asked) -> Result<v1::ReceivedPunches> {
            ROLLCALL_TRY(const auto incoming, read(asked));
            const auto kind = asked.by_badge() ? app::CodeKind::badge : app::CodeKind::employee;
            app::meet_strangers(tx, siblings_, kind, incoming);
            ROLLCALL_TRY(const auto received, app::receive(tx, call.principal->user, kind, incoming));
            return to_proto(received);
        }
    );
}

}  // namespace rollcall::attendance::rpc
