// How a terminal is to behave.
#pragma once

#include "common/core/instant.hpp"

#include <rollcall/identity/v1/identity.pb.h>
#include <string>

namespace rollcall::push {

// The answer to its first call: where it goes on uploading, how often it asks, and its clock's distance from UTC now.
std::string options_for(const std::string& serial, const identity::v1::DeviceTerms& terms, Instant at);

}  // namespace rollcall::push
