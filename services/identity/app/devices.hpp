// Terminals of a company: registered and changed by its admins, admitted by what they can say of themselves.
#pragma once

#include "services/identity/app/machine_tokens.hpp"
#include "services/identity/domain/device.hpp"

#include <string>
#include <utility>
#include <vector>

namespace rollcall::identity::app {

struct NewDevice {
    domain::Device device;
    std::string token;  // nobody can tell it again
};

// Errors: those of domain::check_device; conflict deviceAlreadyExists.
Result<NewDevice> create_device(pg::Tx& tx, domain::Device wanted, const UserId& by);
// Its access tokens end everywhere within seconds, and the next ones are on the new terms. Errors: not_found device;
// those of domain::check_device.
Result<domain::Device> change_device(pg::Tx& tx, const std::string& id, const domain::DeviceChange& change);
// The former token opens nothing any more. Error: not_found device.
Result<NewDevice> renew_device_token(pg::Tx& tx, const std::string& id);
Result<domain::Device> remove_device(pg::Tx& tx, const std::string& id);
Result<domain::Device> get_device(pg::Tx& tx, const std::string& id);
// At most 1 000, by name.
std::vector<domain::Device> list_devices(pg::Tx& tx);

// What was seen of a device since the last report. One that is not known is passed over.
void note_sighting(pg::Tx& tx, const std::string& id, const domain::Sighting& seen);

// What a terminal says of itself.
struct Presented {
    std::string serial;
    std::string token;         // "": none
    bool is_comm_key = false;  // then the address stands for it afterwards
    std::string address;
};

struct AdmittedDevice {
    domain::Device device;
    CompanyId company;
    MachineToken token;
};

// An access token that may ingest punches, for an hour. Errors: unauthenticated deviceIsNotKnown, whatever is wrong
// with serial number and token; permission_denied deviceIsElsewhere, for an address outside its networks.
Result<AdmittedDevice> admit_device(const SessionParts& parts, Presented presented, const pg::Origin& origin);

}  // namespace rollcall::identity::app
