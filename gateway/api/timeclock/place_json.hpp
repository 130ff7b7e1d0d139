// A place as this surface writes it: words, or {"lat", "lng", "accuracy"?}, or null.
#pragma once

#include "gateway/json/writer.hpp"

#include <string_view>

namespace rollcall::timeclock {

// Of a message that has place_name and location.
template <class Message>
void write_place(json::Writer& writer, std::string_view name, const Message& said) {
    if (!said.has_location()) return writer.optional_member(name, said.has_place_name(), said.place_name());
    writer.key(name);
    writer.open_object();
    writer.member("lat", said.location().lat());
    writer.member("lng", said.location().lng());
    if (said.location().has_accuracy()) writer.member("accuracy", said.location().accuracy());
    writer.close_object();
}

}  // namespace rollcall::timeclock
