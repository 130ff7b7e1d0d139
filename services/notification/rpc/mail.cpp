#include "services/notification/app/mail.hpp"

#include "common/pg/origin.hpp"
#include "services/notification/rpc/notifications.hpp"

namespace rollcall::notification::rpc {

namespace {

constexpr auto kNowhereToSend = "SMTP not configured";

domain::Mail mail_of(const v1::SendMailRequest& asked) {
    domain::Mail mail{.to_email = asked.to_email(), .to_name = asked.to_name(), .mail_template = asked.template_()};
    for (const auto& [name, value] : asked.values()) mail.contents.emplace(name, value);
    return mail;
}

}  // namespace

Notifications::Reactor* Notifications::SendMail(
    Context* context, const v1::SendMailRequest* request, v1::SendMailResponse* answer
) {
    return endpoint_.internal<v1::SendMailRequest, v1::SendMailResponse>(
        context,
        request,
        answer,
        [this](const service::Call& call, const v1::SendMailRequest& asked) -> Result<v1::SendMailResponse> {
            v1::SendMailResponse response;
            if (!post_.sends) {
                response.set_error(kNowhereToSend);
                return response;
            }
            const auto company = CompanyId::parse(asked.company_id());
            if (!company) return fail(invalid_field("companyId", Fault::not_an_id, "expected a UUID"));
            const pg::Origin origin{.request_id = call.request_id, .traceparent = call.traceparent};
            const auto queued = database_.in_tx<bool>(*company, origin, [&](pg::Tx& tx) -> Result<bool> {
                ROLLCALL_CHECK(app::queue_mail(tx, mail_of(asked)));
                return true;
            });
            if (!queued) return fail(queued.error());
            post_.queued();
            response.set_accepted(true);
            return response;
        }
    );
}

}  // namespace rollcall::notification::rpc
