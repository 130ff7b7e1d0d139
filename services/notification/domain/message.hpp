// A letter as it travels: an RFC 5322 message with plain text and HTML.
#pragma once

#include "services/notification/domain/letter.hpp"

namespace rollcall::notification::domain {

struct Sender {
    std::string email;
    std::string name;
};

struct Message {
    MailId id;
    std::string from;  // bare addresses, for the envelope
    std::string to;
    std::string bytes;  // lines end in CR LF
};

// The message id is the mail's own, so that a mail that was sent twice after a crash can be told. Whatever is not plain
// ASCII is encoded, so that no value can begin a header or a part of its own.
Message message_for(const Mail& mail, const Letter& letter, const Sender& sender, Instant at);

}  // namespace rollcall::notification::domain
