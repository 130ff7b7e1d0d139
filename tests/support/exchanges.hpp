// Answers of end-to-end tests, kept so that they can be held against the API's description afterwards.
#pragma once

#include "tests/support/http_client.hpp"

namespace support {

// Appends to a file of this process in the folder ROLLCALL_EXCHANGES, when it is set; a few of each kind are enough.
void keep_exchange(const Request& request, const Answer& answer);

}  // namespace support
