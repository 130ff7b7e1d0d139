#include "services/identity/app/devices.hpp"

#include "common/events/outbox.hpp"
#include "services/identity/credentials/device_token.hpp"
#include "services/identity/credentials/opaque_token.hpp"
#include "services/identity/store/devices.hpp"
#include "services/identity/store/scope.hpp"

#include <boost/json.hpp>

namespace rollcall::identity::app {

namespace json = boost::json;

namespace {

// A revocation is remembered for an hour.
constexpr Seconds kDeviceTokenLife{3600};

std::string audited(const domain::Device& device) {
    json::object kinds;
    for (const auto& [status, kind] : device.kinds) kinds[std::to_string(status)] = kind;
    return json::serialize(json::object{
        {"name", device.name},
        {"serialNumber", device.serial},
        {"timeZone", device.time_zone},
        {"networks", json::value_from(device.networks)},
        {"kinds", kinds},
        {"isActive", device.is_active},
    });
}

void note(pg::Tx& tx, const char* action, const CredentialId& id, std::string before, std::string after) {
    events::audit(
        tx,
        {.action = action,
         .entity = "device",
         .entity_id = id.str(),
         .before = std::move(before),
         .after = std::move(after)}
    );
}

Error no_such_device() {
    return {Code::not_found, "deviceNotFound", "There is no such device in this company."};
}

Error not_known() {
    return {
        Code::unauthenticated,
        "deviceIsNotKnown",
        "This device is not registered, or its token is missing or wrong, or it was taken out of use."};
}

Error is_elsewhere() {
    return {Code::permission_denied, "deviceIsElsewhere", "This device may not call from this address."};
}

Result<domain::Device> locked(pg::Tx& tx, const std::string& id) {
    const auto named = CredentialId::parse(id);
    auto device = named ? store::lock_device(tx, *named) : std::nullopt;
    if (!device) return fail(no_such_device());
    return std::move(*device);
}

Result<AdmittedDevice> admit(
    pg::Tx& tx,
    const credentials::Signer& signer,
    const std::optional<store::PresentedDevice>& found,
    const Presented& presented
) {
    if (!found) return fail(not_known());
    if (!domain::may_call_from(found->device, presented.address)) return fail(is_elsewhere());
    if (presented.is_comm_key) store::open_door(tx, found->device, presented.address);
    const auto scopes = with({}, MachineScope::punch_write);
    const Principal principal{
        .company = store::company_of(tx),
        .codename = found->codename,
        .user = UserId(found->device.id.bytes()),
        .session = SessionId(found->device.id.bytes()),
        .issued_at = found->at,
        .expires_at = std::chrono::floor<Seconds>(found->at) + kDeviceTokenLife,
        .scopes = scopes,
    };
    return AdmittedDevice{found->device, principal.company, {signer.sign(principal), kDeviceTokenLife, scopes}};
}

}  // namespace

Result<NewDevice> create_device(pg::Tx& tx, domain::Device wanted, const UserId& by) {
    wanted.serial = domain::serial_of(std::move(wanted.serial));
    ROLLCALL_CHECK(domain::check_device(wanted));
    wanted.id = CredentialId::make(store::decided_at(tx));
    wanted.created_by = by;
    wanted.created_at = wanted.updated_at = store::decided_at(tx);
    const auto token = credentials::make_device_token(store::company_of(tx));
    store::insert_device(tx, wanted, credentials::hash_of_opaque_token(token));
    note(tx, "device.create", wanted.id, "", audited(wanted));
    return NewDevice{wanted, token};
}

Result<domain::Device> change_device(pg::Tx& tx, const std::string& id, const domain::DeviceChange& change) {
    ROLLCALL_TRY(const auto before, locked(tx, id));
    auto after = domain::with_change(before, change);
    ROLLCALL_CHECK(domain::check_device(after));
    if (audited(before) == audited(after)) return before;
    after.updated_at = store::decided_at(tx);
    store::save_device(tx, after, std::nullopt);
    note(tx, "device.update", after.id, audited(before), audited(after));
    return after;
}

Result<NewDevice> renew_device_token(pg::Tx& tx, const std::string& id) {
    ROLLCALL_TRY(auto device, locked(tx, id));
    device.updated_at = store::decided_at(tx);
    const auto token = credentials::make_device_token(store::company_of(tx));
    store::save_device(tx, device, credentials::hash_of_opaque_token(token));
    note(tx, "device.renew_token", device.id, "", "");
    return NewDevice{device, token};
}

Result<domain::Device> remove_device(pg::Tx& tx, const std::string& id) {
    ROLLCALL_TRY(const auto device, locked(tx, id));
    store::remove_device(tx, device.id);
    note(tx, "device.remove", device.id, audited(device), "");
    return device;
}

Result<domain::Device> get_device(pg::Tx& tx, const std::string& id) {
    const auto named = CredentialId::parse(id);
    auto device = named ? store::find_device(tx, *named) : std::nullopt;
    if (!device) return fail(no_such_device());
    return std::move(*device);
}

std::vector<domain::Device> list_devices(pg::Tx& tx) {
    return store::list_devices(tx);
}

void note_sighting(pg::Tx& tx, const std::string& id, const domain::Sighting& seen) {
    if (const auto named = CredentialId::parse(id)) store::note_sighting(tx, *named, seen);
}

Result<AdmittedDevice> admit_device(const SessionParts& parts, Presented presented, const pg::Origin& origin) {
    presented.serial = domain::serial_of(std::move(presented.serial));
    ROLLCALL_TRY(const auto signer, parts.keyring.signer());
    if (!presented.token.empty()) {
        const auto company = credentials::company_of_device_token(presented.token);
        if (!company) return fail(not_known());
        const auto hash = credentials::hash_of_opaque_token(presented.token);
        return parts.database.in_tx<AdmittedDevice>(*company, origin, [&](pg::Tx& tx) {
            return admit(tx, *signer, store::hold_device(tx, presented.serial, hash), presented);
        });
    }
    ROLLCALL_TRY(const auto door, store::find_door(parts.database, presented.serial, presented.address));
    if (!door) return fail(not_known());
    return parts.database.in_tx<AdmittedDevice>(door->company, origin, [&](pg::Tx& tx) {
        const auto found = store::hold_device_behind(tx, door->device, presented.serial, presented.address);
        return admit(tx, *signer, found, presented);
    });
}

}  // namespace rollcall::identity::app
