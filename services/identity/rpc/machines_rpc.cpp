// API keys and service accounts, and the access tokens they stand for. What answers with a secret keeps no idempotency
// answer: it would be the secret's second home.
#include "services/identity/app/machine_tokens.hpp"
#include "services/identity/app/machines.hpp"
#include "services/identity/rpc/identity_service.hpp"
#include "services/identity/rpc/mapping.hpp"

namespace rollcall::identity::rpc {

using rollcall::rpc::Call;
using service::Endpoint;

namespace {

v1::MachineToken to_proto(const app::MachineToken& token) {
    v1::MachineToken message;
    message.set_access_token(token.access_token);
    message.set_expires_in(static_cast<std::int32_t>(token.expires_in.count()));
    for (const auto& name : names_of(token.scopes)) message.add_scopes(name);
    return message;
}

v1::NewMachine to_proto(const app::NewMachine& made) {
    v1::NewMachine message;
    *message.mutable_machine() = rpc::to_proto(made.machine);
    message.set_secret(made.secret);
    return message;
}

v1::Caller caller_of(const Principal& who) {
    v1::Caller message;
    message.set_company_id(who.company.str());
    message.set_company_codename(who.codename);
    message.set_caller_id(who.user.str());
    if (!who.is_machine()) message.set_role(std::string(name_of(who.role)));
    for (const auto& name : names_of(who.scopes.value_or(MachineScopes{}))) message.add_scopes(name);
    message.set_expires_at_us(to_unix_micros(who.expires_at));
    return message;
}

}  // namespace

Reactor* IdentityService::CreateMachine(
    Context* context, const v1::CreateMachineRequest* request, v1::NewMachine* answer
) {
    return parts_.endpoint.person<v1::CreateMachineRequest, v1::NewMachine>(
        context,
        request,
        answer,
        Permission::credentials_manage,
        [this](const Call& call, const v1::CreateMachineRequest& asked) -> Result<v1::NewMachine> {
            ROLLCALL_TRY(const auto wanted, wanted_machine_of(asked));
            const auto make = [&](pg::Tx& tx) { return app::create_machine(tx, wanted, call.principal->user); };
            ROLLCALL_TRY(
                const auto made,
                parts_.sessions.database.in_tx<app::NewMachine>(
                    call.principal->company, Endpoint::origin_of(call), make
                )
            );
            return to_proto(made);
        }
    );
}

Reactor* IdentityService::ListMachines(
    Context* context, const v1::ListMachinesRequest* request, v1::MachineList* answer
) {
    return parts_.endpoint.read<v1::ListMachinesRequest, v1::MachineList>(
        context,
        request,
        answer,
        Permission::credentials_manage,
        [](pg::Tx& tx, const Call&, const v1::ListMachinesRequest& asked) -> Result<v1::MachineList> {
            ROLLCALL_TRY(const auto kind, machine_kind_of(asked.kind()));
            v1::MachineList list;
            for (const auto& machine : app::list_machines(tx, kind)) *list.add_machines() = rpc::to_proto(machine);
            return list;
        }
    );
}

Reactor* IdentityService::RevokeMachine(Context* context, const v1::MachineById* request, v1::Machine* answer) {
    return parts_.endpoint.write<v1::MachineById, v1::Machine>(
        context,
        request,
        answer,
        Permission::credentials_manage,
        [](pg::Tx& tx, const Call&, const v1::MachineById& asked) -> Result<v1::Machine> {
            ROLLCALL_TRY(const auto kind, machine_kind_of(asked.kind()));
            ROLLCALL_TRY(const auto machine, app::revoke_machine(tx, kind, asked.id()));
            return rpc::to_proto(machine);
        }
    );
}

Reactor* IdentityService::ExchangeKey(
    Context* context, const v1::ExchangeKeyRequest* request, v1::MachineToken* answer
) {
    return parts_.endpoint.open<v1::ExchangeKeyRequest, v1::MachineToken>(
        context,
        request,
        answer,
        [this](const Call& call, const v1::ExchangeKeyRequest& asked) -> Result<v1::MachineToken> {
            ROLLCALL_TRY(const auto token, app::exchange_key(parts_.sessions, asked.key(), Endpoint::origin_of(call)));
            return to_proto(token);
        }
    );
}

Reactor* IdentityService::IssueClientToken(
    Context* context, const v1::ClientCredentials* request, v1::MachineToken* answer
) {
    return parts_.endpoint.open<v1::ClientCredentials, v1::MachineToken>(
        context,
        request,
        answer,
        [this](const Call& call, const v1::ClientCredentials& asked) -> Result<v1::MachineToken> {
            const app::ClientCredentials client{
                .id = asked.client_id(),
                .secret = asked.client_secret(),
                .scopes = {asked.scopes().begin(), asked.scopes().end()}};
            ROLLCALL_TRY(const auto token, app::issue_client_token(parts_.sessions, client, Endpoint::origin_of(call)));
            return to_proto(token);
        }
    );
}

Reactor* IdentityService::WhoAmI(Context* context, const Empty* request, v1::Caller* answer) {
    return parts_.endpoint
        .open<Empty, v1::Caller>(context, request, answer, [](const Call& call, const Empty&) -> Result<v1::Caller> {
            if (!call.principal)
                return fail({.code = Code::unauthenticated, .reason = "loginRequired", .message = "Log in first."});
            return caller_of(*call.principal);
        });
}

Reactor* IdentityService::EnrollMachine(
    Context* context, const v1::EnrollMachineRequest* request, v1::NewMachine* answer
) {
    return parts_.endpoint.internal<v1::EnrollMachineRequest, v1::NewMachine>(
        context,
        request,
        answer,
        [this](const Call& call, const v1::EnrollMachineRequest& asked) -> Result<v1::NewMachine> {
            ROLLCALL_TRY(const auto wanted, wanted_machine_of(asked.machine()));
            auto& database = parts_.sessions.database;
            ROLLCALL_TRY(
                const auto made, app::enroll_machine(database, asked.codename(), wanted, Endpoint::origin_of(call))
            );
            return to_proto(made);
        }
    );
}

Reactor* IdentityService::DismissMachine(
    Context* context, const v1::DismissMachineRequest* request, v1::Machine* answer
) {
    return parts_.endpoint.internal<v1::DismissMachineRequest, v1::Machine>(
        context,
        request,
        answer,
        [this](const Call& call, const v1::DismissMachineRequest& asked) -> Result<v1::Machine> {
            ROLLCALL_TRY(const auto kind, machine_kind_of(asked.machine().kind()));
            auto& database = parts_.sessions.database;
            const auto origin = Endpoint::origin_of(call);
            ROLLCALL_TRY(
                const auto machine, app::dismiss_machine(database, asked.codename(), kind, asked.machine().id(), origin)
            );
            return rpc::to_proto(machine);
        }
    );
}

}  // namespace rollcall::identity::rpc
