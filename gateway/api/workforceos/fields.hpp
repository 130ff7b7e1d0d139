// Reads the fields of an object that is being written, and keeps which of them the client sent: on an update, a field
// that was sent as null is cleared, and one that was not sent stays.
#pragma once

#include "gateway/json/body.hpp"

#include <google/protobuf/repeated_ptr_field.h>

#include <string>
#include <string_view>

namespace rollcall::workforceos {

enum class Writing { create, update };

class Fields {
  public:
    using Sent = google::protobuf::RepeatedPtrField<std::string>;

    Fields(json::Body& body, Writing writing, Sent& sent) : body_(body), writing_(writing), sent_(sent) {}

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

  private:
    void note(std::string_view name) {
        if (body_.sent(name)) sent_.Add(std::string(name));
    }

    json::Body& body_;
    Writing writing_;
    Sent& sent_;
};

}  // namespace rollcall::workforceos
