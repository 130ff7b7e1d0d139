// Terminals, the doors their comm keys have opened, and how they are doing. A removed one stays for the auditor, and is
// seen nowhere.
#pragma once

#include "common/pg/database.hpp"
#include "services/identity/domain/device.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::identity::store {

// A taken serial number: conflict deviceAlreadyExists.
void insert_device(pg::Tx& tx, const domain::Device& device, const std::string& token_hash);
// At most 1 000, by name.
std::vector<domain::Device> list_devices(pg::Tx& tx);
std::optional<domain::Device> find_device(pg::Tx& tx, const CredentialId& id);
// Held until the transaction ends.
std::optional<domain::Device> lock_device(pg::Tx& tx, const CredentialId& id);

// What is saved, and with a hash the token, counts from now on: access tokens made before end within seconds.
void save_device(pg::Tx& tx, const domain::Device& device, const std::optional<std::string>& token_hash);
void remove_device(pg::Tx& tx, const CredentialId& id);

struct PresentedDevice {
    domain::Device device;
    std::string codename;  // the company's
    Instant at;            // by the database's clock while the row is held: the moment to issue a token at
};

// The active one with that serial number and token. Holds the row, so that no token slips by a change.
std::optional<PresentedDevice> hold_device(pg::Tx& tx, const std::string& serial, const std::string& token_hash);
// The active one that has opened a door for that address.
std::optional<PresentedDevice> hold_device_behind(
    pg::Tx& tx, const CredentialId& id, const std::string& serial, const std::string& address
);

// Its comm key came from that address. The latest eight doors of a terminal stay open.
void open_door(pg::Tx& tx, const domain::Device& device, const std::string& address);

struct Door {
    CompanyId company;
    CredentialId device;
};

// Before a company is known: the latest one of that serial number and address. Where two companies have one, none:
// nobody could say whose terminal calls.
Result<std::optional<Door>> find_door(pg::Database& database, const std::string& serial, const std::string& address);

// What was seen since the last report; unknown devices are passed over.
void note_sighting(pg::Tx& tx, const CredentialId& id, const domain::Sighting& seen);

}  // namespace rollcall::identity::store
