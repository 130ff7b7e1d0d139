#include "common/service/identity_feed.hpp"

#include "common/rpc/channel.hpp"

#include <rollcall/identity/v1/identity.grpc.pb.h>

namespace rollcall::service {

namespace {

using Stub = identity::v1::Identity::Stub;

constexpr auto kTimeout = std::chrono::milliseconds(1500);
// A request may wait for keys, see auth::Verifier.
constexpr auto kKeysTimeout = std::chrono::milliseconds(300);

template <class IdType>
IdType id_or_nil(const std::string& text) {
    return IdType::parse(text).value_or(IdType{});
}

Result<auth::KeySet> fetch_keys(Stub& stub, const std::string& internal_key) {
    ROLLCALL_TRY(
        const identity::v1::Keys published,
        rpc::call_internal(stub, &Stub::GetKeys, common::v1::Empty{}, internal_key, kKeysTimeout)
    );
    auth::KeySet keys{.issuer = published.issuer(), .audience = published.audience()};
    for (const auto& key : published.keys()) keys.keys.push_back({key.kid(), key.public_pem()});
    return keys;
}

Result<std::vector<auth::Revocation>> fetch_revocations(
    Stub& stub, const std::string& internal_key, std::int64_t after
) {
    identity::v1::ListRevocationsRequest request;
    request.set_after_sequence(after);
    ROLLCALL_TRY(
        const identity::v1::Revocations published,
        rpc::call_internal(stub, &Stub::ListRevocations, request, internal_key, kTimeout)
    );
    std::vector<auth::Revocation> revocations;
    for (const auto& revocation : published.revocations())
        revocations.push_back({
            .sequence = revocation.sequence(),
            .user = id_or_nil<UserId>(revocation.user_id()),
            .session = id_or_nil<SessionId>(revocation.session_id()),
            .spared = id_or_nil<SessionId>(revocation.spare_session_id()),
            .issued_before = from_unix_micros(revocation.issued_before_us()),
        });
    return revocations;
}

}  // namespace

std::unique_ptr<auth::Verifier> verifier_fed_by(const std::string& identity_address, const std::string& internal_key) {
    const std::shared_ptr<Stub> stub = identity::v1::Identity::NewStub(rpc::make_channel(identity_address));
    return std::make_unique<auth::Verifier>(
        [stub, internal_key] { return fetch_keys(*stub, internal_key); },
        [stub, internal_key](std::int64_t after) { return fetch_revocations(*stub, internal_key, after); }
    );
}

}  // namespace rollcall::service
