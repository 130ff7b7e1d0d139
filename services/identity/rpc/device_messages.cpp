#include "services/identity/rpc/device_messages.hpp"

namespace rollcall::identity::rpc {

namespace {

std::optional<Instant> moment(bool is_set, std::int64_t micros) {
    return is_set ? std::optional(from_unix_micros(micros)) : std::nullopt;
}

domain::StatusKinds kinds_of(const google::protobuf::Map<std::int32_t, std::string>& kinds) {
    return {kinds.begin(), kinds.end()};
}

void set_kinds(google::protobuf::Map<std::int32_t, std::string>& out, const domain::StatusKinds& kinds) {
    for (const auto& [status, kind] : kinds) out[status] = kind;
}

v1::Sighting to_proto(const CredentialId& device, const domain::Sighting& seen) {
    v1::Sighting out;
    out.set_device_id(device.str());
    if (seen.last_seen_at) out.set_last_seen_at_us(to_unix_micros(*seen.last_seen_at));
    if (seen.last_upload_at) out.set_last_upload_at_us(to_unix_micros(*seen.last_upload_at));
    if (seen.last_punch_at) out.set_last_punch_at_us(to_unix_micros(*seen.last_punch_at));
    if (seen.clock_skew_seconds) out.set_clock_skew_seconds(*seen.clock_skew_seconds);
    if (seen.backlog_seconds) out.set_backlog_seconds(*seen.backlog_seconds);
    out.set_received_lines(seen.received_lines);
    out.set_unreadable_lines(seen.unreadable_lines);
    if (seen.last_unreadable_line) out.set_last_unreadable_line(*seen.last_unreadable_line);
    if (seen.stamp) out.set_stamp(*seen.stamp);
    return out;
}

}  // namespace

v1::Device to_proto(const domain::Device& device) {
    v1::Device out;
    out.set_id(device.id.str());
    out.set_name(device.name);
    out.set_serial_number(device.serial);
    out.set_time_zone(device.time_zone);
    for (const auto& network : device.networks) out.add_networks(network);
    set_kinds(*out.mutable_kinds(), device.kinds);
    out.set_is_active(device.is_active);
    out.set_created_at_us(to_unix_micros(device.created_at));
    out.set_updated_at_us(to_unix_micros(device.updated_at));
    out.set_created_by(device.created_by.str());
    *out.mutable_sighting() = to_proto(device.id, device.sighting);
    return out;
}

v1::NewDevice to_proto(const app::NewDevice& made) {
    v1::NewDevice out;
    *out.mutable_device() = to_proto(made.device);
    out.set_token(made.token);
    return out;
}

v1::MachineToken to_proto(const app::AdmittedDevice& admitted) {
    v1::MachineToken out;
    out.set_access_token(admitted.token.access_token);
    out.set_expires_in(static_cast<std::int32_t>(admitted.token.expires_in.count()));
    for (const auto& name : names_of(admitted.token.scopes)) out.add_scopes(name);
    auto& terms = *out.mutable_device();
    terms.set_device_id(admitted.device.id.str());
    terms.set_company_id(admitted.company.str());
    terms.set_time_zone(admitted.device.time_zone);
    set_kinds(*terms.mutable_kinds(), admitted.device.kinds);
    terms.set_stamp(admitted.device.sighting.stamp.value_or(""));
    return out;
}

domain::Device device_of(const v1::DeviceDraft& draft) {
    return {
        .name = draft.name(),
        .serial = draft.serial_number(),
        .time_zone = draft.time_zone(),
        .networks = {draft.networks().begin(), draft.networks().end()},
        .kinds = draft.kinds().empty() ? domain::usual_kinds() : kinds_of(draft.kinds()),
    };
}

domain::DeviceChange change_of(const v1::UpdateDeviceRequest& request) {
    domain::DeviceChange change;
    if (request.has_name()) change.name = request.name();
    if (request.has_time_zone()) change.time_zone = request.time_zone();
    if (request.sets_networks()) change.networks = {request.networks().begin(), request.networks().end()};
    if (request.sets_kinds())
        change.kinds = request.kinds().empty() ? domain::usual_kinds() : kinds_of(request.kinds());
    if (request.has_is_active()) change.is_active = request.is_active();
    return change;
}

domain::Sighting sighting_of(const v1::Sighting& seen) {
    domain::Sighting sighting{
        .last_seen_at = moment(seen.has_last_seen_at_us(), seen.last_seen_at_us()),
        .last_upload_at = moment(seen.has_last_upload_at_us(), seen.last_upload_at_us()),
        .last_punch_at = moment(seen.has_last_punch_at_us(), seen.last_punch_at_us()),
        .received_lines = seen.received_lines(),
        .unreadable_lines = seen.unreadable_lines(),
    };
    if (seen.has_clock_skew_seconds()) sighting.clock_skew_seconds = seen.clock_skew_seconds();
    if (seen.has_backlog_seconds()) sighting.backlog_seconds = seen.backlog_seconds();
    if (seen.has_last_unreadable_line()) sighting.last_unreadable_line = seen.last_unreadable_line();
    if (seen.has_stamp()) sighting.stamp = seen.stamp();
    return sighting;
}

}  // namespace rollcall::identity::rpc
