// Reads the fields of an object that is being written, and keeps which of them the client sent: on an update, a field
// that was sent as null is cleared, and one that was not sent stays.
#pragma once

#include "gateway/json/body.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rollcall::workforceos {

enum class Writing { create, update };

class Fields {
  public:
    Fields(json::Body& body, Writing writing) : body_(body), writing_(writing) {}

    // What may not be null: needed on create; on update needed only when sent.
    json::Need always(std::string_view name) {
        note(name);
        return writing_ == Writing::create || body_.sent(name) ? json::Need::required : json::Need::optional;
    }

    // What may be null.
    json::Body& maybe(std::string_view name) {
        note(name);
        return body_;
    }

    json::Body& body() { return body_; }

    // Tells the request which fields were sent.
    template <class Request>
    void note_in(Request& request) const {
        for (const auto& name : sent_) request.add_fields(name);
    }

  private:
    void note(std::string_view name) {
        if (body_.sent(name)) sent_.emplace_back(name);
    }

    json::Body& body_;
    Writing writing_;
    std::vector<std::string> sent_;
};

}  // namespace rollcall::workforceos
