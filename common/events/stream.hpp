// Names and fields on Redis streams (CloudEvents 1.0 attribute names), written and read in one place.
#pragma once

#include "common/events/consumer.hpp"
#include "common/redis/connection.hpp"

#include <string>
#include <vector>

namespace rollcall::events {

std::string stream_of(const std::string& service);  // rollcall:{shift}:events
std::string dead_of(const std::string& service);    // rollcall:{shift}:dead
std::string epoch_of(const std::string& service);   // rollcall:{shift}:epoch

struct Entry {
    std::string entry_id;  // Redis' own, for the acknowledgement
    Received event;
};

redis::Command xadd(const std::string& stream, const Received& event);
// An entry of XREADGROUP's answer; an entry that is not ours (missing fields) has an empty event id.
Entry entry_from(const redis::Reply& entry);

}  // namespace rollcall::events
