#pragma once

#include "services/notification/domain/announcement.hpp"
#include "services/notification/domain/occurrence.hpp"

namespace rollcall::notification::domain {

struct Words {
    std::string title;
    std::string message;  // names the person and the day

    bool operator==(const Words&) const = default;
};

// `name` is whom it is about; unused where it is about a shift and all its people.
Words words_for(const Occurrence& occurrence, const std::string& name);

// Of a bulletin: its own, shortened.
Words words_for(const Announcement& announcement);

}  // namespace rollcall::notification::domain
