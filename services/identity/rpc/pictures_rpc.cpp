#include "services/identity/app/picture.hpp"
#include "services/identity/rpc/identity_service.hpp"
#include "services/identity/rpc/mapping.hpp"

namespace rollcall::identity::rpc {

using rollcall::rpc::Call;

namespace {

// Nothing: the caller.
Result<UserId> user_of(const Call& call, const std::string& text) {
    const auto id = text.empty() ? std::optional(call.principal->user) : UserId::parse(text);
    if (!id) return fail(not_found("user"));
    return *id;
}

}  // namespace

Reactor* IdentityService::SetPicture(Context* context, const v1::SetPictureRequest* request, v1::User* answer) {
    return parts_.endpoint.write<v1::SetPictureRequest, v1::User>(
        context,
        request,
        answer,
        Permission::users_edit,
        [](pg::Tx& tx, const Call& call, const v1::SetPictureRequest& asked) -> Result<v1::User> {
            ROLLCALL_TRY(const auto id, user_of(call, asked.user_id()));
            ROLLCALL_TRY(const auto user, app::set_picture(tx, *call.principal, id, asked.image()));
            return to_proto(user);
        }
    );
}

Reactor* IdentityService::DropPicture(Context* context, const v1::GetUserRequest* request, v1::User* answer) {
    return parts_.endpoint.write<v1::GetUserRequest, v1::User>(
        context,
        request,
        answer,
        Permission::users_edit,
        [](pg::Tx& tx, const Call& call, const v1::GetUserRequest& asked) -> Result<v1::User> {
            ROLLCALL_TRY(const auto id, user_of(call, asked.user_id()));
            ROLLCALL_TRY(const auto user, app::drop_picture(tx, *call.principal, id));
            return to_proto(user);
        }
    );
}

Reactor* IdentityService::GetPicture(Context* context, const v1::GetUserRequest* request, v1::Picture* answer) {
    return parts_.endpoint.read<v1::GetUserRequest, v1::Picture>(
        context,
        request,
        answer,
        Permission::signed_in,
        [](pg::Tx& tx, const Call& call, const v1::GetUserRequest& asked) -> Result<v1::Picture> {
            ROLLCALL_TRY(const auto id, user_of(call, asked.user_id()));
            ROLLCALL_TRY(auto found, app::find_picture(tx, id));
            v1::Picture picture;
            picture.set_media_type(found.picture.media_type);
            picture.set_image(std::move(found.picture.image));
            picture.set_sha256(found.sha256);
            return picture;
        }
    );
}

}  // namespace rollcall::identity::rpc
