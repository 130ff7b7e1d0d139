// Passwords that people choose, links that are mailed to them, and tickets.
#include "services/identity/app/accounts.hpp"
#include "services/identity/rpc/identity_service.hpp"
#include "services/identity/rpc/mapping.hpp"

namespace rollcall::identity::rpc {

using rollcall::rpc::Call;
using service::Endpoint;

// Answered before anything is looked up: time does not tell whether the e-mail is known.
Reactor* IdentityService::ForgotPassword(Context* context, const v1::ForgotPasswordRequest* request, Empty* answer) {
    return parts_.endpoint.open<v1::ForgotPasswordRequest, Empty>(
        context,
        request,
        answer,
        [this](const Call& call, const v1::ForgotPasswordRequest& asked) -> Result<Empty> {
            ROLLCALL_CHECK(app::may_ask_for_reset(parts_.sessions, asked.email(), call.client_address));
            const auto work = [this, asked, origin = Endpoint::origin_of(call)] {
                app::mail_reset_links(parts_.sessions, asked.codename(), asked.email(), origin);
            };
            if (!parts_.later(work)) return fail(unavailable("Too many links are being mailed; try again."));
            return Empty{};
        }
    );
}

Reactor* IdentityService::ResetPassword(Context* context, const v1::ChoosePasswordRequest* request, Empty* answer) {
    return parts_.login.open<v1::ChoosePasswordRequest, Empty>(
        context,
        request,
        answer,
        [this](const Call& call, const v1::ChoosePasswordRequest& asked) -> Result<Empty> {
            const app::MailedPassword chosen{asked.token(), asked.password()};
            ROLLCALL_CHECK(app::reset_password(parts_.sessions, chosen, Endpoint::origin_of(call)));
            parts_.announced();
            return Empty{};
        }
    );
}

Reactor* IdentityService::ActivateAccount(Context* context, const v1::ChoosePasswordRequest* request, Empty* answer) {
    return parts_.login.open<v1::ChoosePasswordRequest, Empty>(
        context,
        request,
        answer,
        [this](const Call& call, const v1::ChoosePasswordRequest& asked) -> Result<Empty> {
            const app::MailedPassword chosen{asked.token(), asked.password()};
            ROLLCALL_CHECK(app::activate_account(parts_.sessions, chosen, Endpoint::origin_of(call)));
            parts_.announced();
            return Empty{};
        }
    );
}

Reactor* IdentityService::ChangePassword(Context* context, const v1::ChangePasswordRequest* request, Empty* answer) {
    return parts_.login.person<v1::ChangePasswordRequest, Empty>(
        context,
        request,
        answer,
        Permission::signed_in,
        [this](const Call& call, const v1::ChangePasswordRequest& asked) -> Result<Empty> {
            ROLLCALL_CHECK(app::change_password(
                parts_.sessions,
                *call.principal,
                asked.current_password(),
                asked.new_password(),
                Endpoint::origin_of(call)
            ));
            parts_.announced();
            return Empty{};
        }
    );
}

Reactor* IdentityService::SendInvitation(Context* context, const v1::MailUserRequest* request, v1::NewUser* answer) {
    return mail_user(context, request, answer, domain::Purpose::activation);
}

Reactor* IdentityService::SendPasswordReset(Context* context, const v1::MailUserRequest* request, v1::NewUser* answer) {
    return mail_user(context, request, answer, domain::Purpose::password_reset);
}

Reactor* IdentityService::mail_user(
    Context* context, const v1::MailUserRequest* request, v1::NewUser* answer, domain::Purpose purpose
) {
    return parts_.endpoint.write<v1::MailUserRequest, v1::NewUser>(
        context,
        request,
        answer,
        Permission::users_edit,
        [this, purpose](pg::Tx& tx, const Call& call, const v1::MailUserRequest& asked) -> Result<v1::NewUser> {
            const auto id = UserId::parse(asked.user_id());
            if (!id) return fail(not_found("user"));
            ROLLCALL_TRY(
                const auto mailed, app::mail_user(tx, parts_.sessions, *call.principal, *id, purpose, asked.force())
            );
            return to_proto(mailed);
        }
    );
}

Reactor* IdentityService::IssueTicket(Context* context, const Empty* request, v1::Ticket* answer) {
    return parts_.endpoint.person<Empty, v1::Ticket>(
        context,
        request,
        answer,
        Permission::signed_in,
        [this](const Call& call, const Empty&) -> Result<v1::Ticket> {
            v1::Ticket ticket;
            ROLLCALL_TRY(*ticket.mutable_ticket(), parts_.tickets.issue(*call.principal));
            ticket.set_expires_in(static_cast<std::int32_t>(credentials::kTicketLife.count()));
            return ticket;
        }
    );
}

Reactor* IdentityService::TakeTicket(Context* context, const v1::TakeTicketRequest* request, v1::TicketHolder* answer) {
    return parts_.endpoint.internal<v1::TakeTicketRequest, v1::TicketHolder>(
        context,
        request,
        answer,
        [this](const Call&, const v1::TakeTicketRequest& asked) -> Result<v1::TicketHolder> {
            ROLLCALL_TRY(const auto holder, parts_.tickets.take(asked.ticket()));
            return to_proto(holder);
        }
    );
}

}  // namespace rollcall::identity::rpc
