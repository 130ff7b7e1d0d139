// Reads the fields of an object that is being written, and notes which of them the client sent, by the names that the
// services give them.
#pragma once

#include "gateway/json/body.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rollcall::hr_monitoring {

enum class Writing { whole, changes };

class WrittenFields {
  public:
    WrittenFields(json::Body& body, Writing writing) : body_(body), writing_(writing) {}

    // What may not be null: needed when the whole object is written, and when it is sent.
    json::Need always(std::string_view name, std::string_view known_as) {
        note(name, known_as);
        return writing_ == Writing::whole || body_.sent(name) ? json::Need::required : json::Need::optional;
    }

    // What may be null.
    json::Body& maybe(std::string_view name, std::string_view known_as) {
        note(name, known_as);
        return body_;
    }

    json::Body& body() { return body_; }

    // A local time, HH:MM or HH:MM:SS on a whole minute; as HH:MM.
    std::optional<std::string> local_time(std::string_view name, std::string_view known_as);

    template <class Request>
    void note_in(Request& request) const {
        for (const auto& name : sent_) request.add_fields(name);
    }

  private:
    void note(std::string_view name, std::string_view known_as) {
        if (body_.sent(name)) sent_.emplace_back(known_as);
    }

    json::Body& body_;
    Writing writing_;
    std::vector<std::string> sent_;
};

}  // namespace rollcall::hr_monitoring
