#include "services/identity/rpc/identity_service.hpp"

#include "services/identity/app/enroll_user.hpp"
#include "services/identity/rpc/mapping.hpp"
#include "services/identity/store/companies.hpp"
#include "services/identity/store/users.hpp"

namespace rollcall::identity::rpc {

namespace {

using common::v1::Empty;
using Context = grpc::CallbackServerContext;
using Reactor = grpc::ServerUnaryReactor;
using rollcall::rpc::Call;
using service::Endpoint;

class IdentityService final : public v1::Identity::CallbackService {
  public:
    explicit IdentityService(IdentityParts parts)
        : parts_(std::move(parts)), sessions_(parts_.sessions), endpoint_(parts_.endpoint) {}

    Reactor* Login(Context* context, const v1::LoginRequest* request, v1::Tokens* answer) override {
        return parts_.login.open<v1::LoginRequest, v1::Tokens>(
            context,
            request,
            answer,
            [this](const Call& call, const v1::LoginRequest& asked) -> Result<v1::Tokens> {
                const app::LoginAttempt attempt{asked.codename(), asked.email(), asked.password()};
                return tokens(app::login(sessions_, attempt, Endpoint::origin_of(call)));
            }
        );
    }

    Reactor* Refresh(Context* context, const v1::RefreshRequest* request, v1::Tokens* answer)
        override {
        return endpoint_.open<v1::RefreshRequest, v1::Tokens>(
            context,
            request,
            answer,
            [this](const Call& call, const v1::RefreshRequest& asked) -> Result<v1::Tokens> {
                return tokens(app::refresh(
                    sessions_, asked.refresh_token(), asked.codename(), Endpoint::origin_of(call)
                ));
            }
        );
    }

    Reactor* Logout(Context* context, const v1::LogoutRequest* request, Empty* answer) override {
        return endpoint_.person<v1::LogoutRequest, Empty>(
            context,
            request,
            answer,
            Permission::signed_in,
            [this](const Call& call, const v1::LogoutRequest& asked) -> Result<Empty> {
                const auto origin = Endpoint::origin_of(call);
                ROLLCALL_CHECK(
                    app::logout(sessions_.database, *call.principal, asked.refresh_token(), origin)
                );
                parts_.announced();
                return Empty{};
            }
        );
    }

    Reactor* GetKeys(Context* context, const Empty* request, v1::Keys* answer) override {
        return endpoint_.open<Empty, v1::Keys>(
            context, request, answer, [this](const Call&, const Empty&) { return keys(); }
        );
    }

    Reactor* ListRevocations(
        Context* context, const v1::ListRevocationsRequest* request, v1::Revocations* answer
    ) override {
        return endpoint_.internal<v1::ListRevocationsRequest, v1::Revocations>(
            context,
            request,
            answer,
            [this](
                const Call&, const v1::ListRevocationsRequest& asked
            ) -> Result<v1::Revocations> {
                ROLLCALL_TRY(
                    const auto revocations,
                    store::revocations_after(parts_.feed, asked.after_sequence())
                );
                return to_proto(revocations, asked.after_sequence());
            }
        );
    }

    Reactor* CreateUser(Context* context, const v1::CreateUserRequest* request, v1::User* answer)
        override {
        return endpoint_.write<v1::CreateUserRequest, v1::User>(
            context,
            request,
            answer,
            Permission::users_create,
            [this](
                pg::Tx& tx, const Call& call, const v1::CreateUserRequest& asked
            ) -> Result<v1::User> {
                const auto role = call.principal->role;
                return user(app::create_user(tx, sessions_.passwords, role, new_user_of(asked)));
            }
        );
    }

    Reactor* UpdateUser(Context* context, const v1::UpdateUserRequest* request, v1::User* answer)
        override {
        return endpoint_.write<v1::UpdateUserRequest, v1::User>(
            context,
            request,
            answer,
            Permission::users_edit,
            [](pg::Tx& tx, const Call& call, const v1::UpdateUserRequest& asked
            ) -> Result<v1::User> {
                ROLLCALL_TRY(const auto change, change_of(asked));
                return user(app::update_user(tx, *call.principal, change));
            }
        );
    }

    Reactor* GetUser(Context* context, const v1::GetUserRequest* request, v1::User* answer)
        override {
        return endpoint_.read<v1::GetUserRequest, v1::User>(
            context,
            request,
            answer,
            Permission::users_view,
            [](pg::Tx& tx, const Call& call, const v1::GetUserRequest& asked) -> Result<v1::User> {
                const auto id = asked.user_id().empty() ? std::optional(call.principal->user)
                                                        : UserId::parse(asked.user_id());
                if (!id) return fail(not_found("user"));
                return user(app::get_user(tx, *call.principal, *id));
            }
        );
    }

    Reactor* ListUsers(Context* context, const v1::ListUsersRequest* request, v1::UserList* answer)
        override {
        return endpoint_.read<v1::ListUsersRequest, v1::UserList>(
            context,
            request,
            answer,
            Permission::users_view,
            [](pg::Tx& tx, const Call& call, const v1::ListUsersRequest& asked
            ) -> Result<v1::UserList> {
                ROLLCALL_TRY(const auto query, query_of(asked));
                ROLLCALL_TRY(const auto page, app::list_users(tx, *call.principal, query));
                return to_proto(page.users, page.total);
            }
        );
    }

    Reactor* GetPeople(Context* context, const v1::GetPeopleRequest* request, v1::UserList* answer)
        override {
        return endpoint_.internal<v1::GetPeopleRequest, v1::UserList>(
            context,
            request,
            answer,
            [this](const Call& call, const v1::GetPeopleRequest& asked) {
                return people(call, asked);
            }
        );
    }

    Reactor* GetCompany(Context* context, const v1::GetCompanyRequest* request, v1::Company* answer)
        override {
        return endpoint_.internal<v1::GetCompanyRequest, v1::Company>(
            context,
            request,
            answer,
            [this](const Call& call, const v1::GetCompanyRequest& asked) {
                return company(call, asked);
            }
        );
    }

    Reactor* CreateCompany(
        Context* context, const v1::CreateCompanyRequest* request, v1::CreateCompanyResponse* answer
    ) override {
        return endpoint_.internal<v1::CreateCompanyRequest, v1::CreateCompanyResponse>(
            context,
            request,
            answer,
            [this](const Call& call, const v1::CreateCompanyRequest& asked) {
                return create_company(call, asked);
            }
        );
    }

    Reactor* ListCompanies(Context* context, const Empty* request, v1::CompanyList* answer)
        override {
        return endpoint_.internal<Empty, v1::CompanyList>(
            context,
            request,
            answer,
            [this](const Call&, const Empty&) -> Result<v1::CompanyList> {
                ROLLCALL_TRY(const auto companies, store::all_companies(sessions_.database));
                v1::CompanyList list;
                for (const auto& each : companies) *list.add_companies() = to_proto(each);
                return list;
            }
        );
    }

    Reactor* EnrollUser(Context* context, const v1::EnrollUserRequest* request, v1::User* answer)
        override {
        return endpoint_.internal<v1::EnrollUserRequest, v1::User>(
            context,
            request,
            answer,
            [this](const Call& call, const v1::EnrollUserRequest& asked) -> Result<v1::User> {
                auto made = user(app::enroll_user(
                    sessions_.database,
                    sessions_.passwords,
                    asked.codename(),
                    new_user_of(asked.user()),
                    Endpoint::origin_of(call)
                ));
                parts_.announced();
                return made;
            }
        );
    }

    Reactor* RotateSigningKey(Context* context, const Empty* request, v1::Keys* answer) override {
        return endpoint_.internal<Empty, v1::Keys>(
            context,
            request,
            answer,
            [this](const Call&, const Empty&) -> Result<v1::Keys> {
                ROLLCALL_CHECK(sessions_.keyring.rotate());
                return keys();
            }
        );
    }

  private:
    static Result<v1::Tokens> tokens(const Result<app::Grant>& grant) {
        return grant.map([](const app::Grant& granted) { return to_proto(granted); });
    }

    static Result<v1::User> user(const Result<domain::User>& found) {
        return found.map([](const domain::User& each) { return to_proto(each); });
    }

    Result<v1::Keys> keys() {
        ROLLCALL_TRY(const auto published, sessions_.keyring.published());
        return to_proto(published, sessions_.keyring.issuer());
    }

    Result<v1::UserList> people(const Call& call, const v1::GetPeopleRequest& asked);
    Result<v1::Company> company(const Call& call, const v1::GetCompanyRequest& asked);
    Result<v1::CreateCompanyResponse> create_company(
        const Call& call, const v1::CreateCompanyRequest& asked
    );

    const IdentityParts parts_;
    const app::SessionParts& sessions_;
    Endpoint& endpoint_;
};

Result<v1::UserList> IdentityService::people(const Call& call, const v1::GetPeopleRequest& asked) {
    ROLLCALL_TRY(const auto company, company_id_of(asked.company_id()));
    std::vector<UserId> ids;
    for (const auto& text : asked.user_ids())
        if (const auto id = UserId::parse(text)) ids.push_back(*id);
    if (ids.empty() && asked.user_ids_size() > 0) return v1::UserList{};
    return sessions_.database.in_read<v1::UserList>(
        company,
        Endpoint::origin_of(call),
        [&](pg::Tx& tx) -> Result<v1::UserList> {
            const auto users = store::find_people(tx, ids);
            return to_proto(users, static_cast<std::int64_t>(users.size()));
        }
    );
}

Result<v1::Company> IdentityService::company(const Call& call, const v1::GetCompanyRequest& asked) {
    ROLLCALL_TRY(const auto id, company_id_of(asked.company_id()));
    return sessions_.database.in_read<v1::Company>(
        id,
        Endpoint::origin_of(call),
        [&](pg::Tx& tx) -> Result<v1::Company> {
            const auto found = store::find_company(tx);
            if (!found) return fail(not_found("company"));
            return to_proto(*found);
        }
    );
}

Result<v1::CreateCompanyResponse> IdentityService::create_company(
    const Call& call, const v1::CreateCompanyRequest& asked
) {
    ROLLCALL_TRY(
        const auto created,
        app::create_company(
            sessions_.database,
            sessions_.passwords,
            new_company_of(asked),
            Endpoint::origin_of(call)
        )
    );
    parts_.announced();
    v1::CreateCompanyResponse response;
    *response.mutable_company() = to_proto(created.company);
    response.set_admin_user_id(created.admin.str());
    return response;
}

}  // namespace

std::shared_ptr<grpc::Service> make_identity_service(IdentityParts parts) {
    return std::make_shared<IdentityService>(std::move(parts));
}

}  // namespace rollcall::identity::rpc
