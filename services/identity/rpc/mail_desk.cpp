#include "services/identity/rpc/mail_desk.hpp"

#include "common/log/log.hpp"
#include "common/rpc/channel.hpp"

#include <rollcall/notification/v1/notification.grpc.pb.h>

namespace rollcall::identity::rpc {

namespace {

using notification::v1::Notifications;
using Stub = Notifications::Stub;

notification::v1::SendMailRequest request_of(const app::Mail& mail) {
    notification::v1::SendMailRequest request;
    request.set_company_id(mail.company.str());
    request.set_to_email(mail.to_email);
    request.set_to_name(mail.to_name);
    request.set_template_(mail.about);
    for (const auto& [name, value] : mail.values) (*request.mutable_values())[name] = value;
    return request;
}

}  // namespace

app::SendMail mail_through(const std::string& notification_address, const std::string& internal_key) {
    const std::shared_ptr<Stub> stub = Notifications::NewStub(rollcall::rpc::make_channel(notification_address));
    return [stub, internal_key](const app::Mail& mail) -> app::MailOutcome {
        const auto answer = rollcall::rpc::call_internal(
            *stub, &Stub::SendMail, request_of(mail), internal_key, std::chrono::milliseconds(1500)
        );
        if (answer) return {answer->accepted(), answer->error()};
        log::warning("mail was not taken", {{"about", mail.about}, {"why", answer.error().message}});
        return {false, "Mail cannot be sent right now; send it again later."};
    };
}

}  // namespace rollcall::identity::rpc
