// The siblings over gRPC: identity for people, shift for the roster.
#pragma once

#include "common/pg/database.hpp"
#include "services/attendance/app/siblings.hpp"

#include <memory>
#include <string>

namespace rollcall::attendance::rpc {

struct SiblingSettings {
    std::string identity_address;
    std::string shift_address;
    std::string internal_key;
    std::string default_manager_scope;
};

std::unique_ptr<app::Siblings> make_siblings(SiblingSettings settings, pg::Database& database);

}  // namespace rollcall::attendance::rpc
