// Who a terminal says it is.
#pragma once

#include "common/core/result.hpp"
#include "gateway/http/exchange.hpp"

#include <rollcall/identity/v1/devices.pb.h>

namespace rollcall::push {

// Its serial number, and its token where it says one: as the first label of the host's name, or as the comm key with
// which it begins. Error: invalid_argument on SN.
Result<identity::v1::AdmitDeviceRequest> presented_by(const http::Exchange& exchange);

}  // namespace rollcall::push
