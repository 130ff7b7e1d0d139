#include "common/service/endpoint.hpp"

#include "common/log/log.hpp"
#include "common/pg/origin.hpp"
#include "common/pg/tx.hpp"
#include "common/service/denial.hpp"
#include "common/service/idempotency.hpp"

#include <sodium.h>

namespace rollcall::service {

namespace {

std::string header(const grpc::CallbackServerContext& context, const char* name) {
    const auto& metadata = context.client_metadata();
    const auto found = metadata.find(name);
    return found == metadata.end() ? std::string() : std::string(found->second.data(), found->second.size());
}

bool same_secret(const std::string& a, const std::string& b) {
    return a.size() == b.size() && !a.empty() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

void log_failure(const Call& call, const Error& error) {
    if (error.code != Code::internal) return;
    log::error("a call failed", {{"route", call.route}, {"request_id", call.request_id}, {"what", error.message}});
}

}  // namespace

Result<Call> Endpoint::call_of(const grpc::CallbackServerContext& context) const {
    Call call;
    call.route = header(context, rpc::kRoute);
    const auto target = header(context, rpc::kTarget);
    if (const auto colon = target.find(':'); colon != std::string::npos) {
        call.target_kind = target.substr(0, colon);
        call.target_id = target.substr(colon + 1);
    }
    call.request_id = header(context, rpc::kRequestId);
    call.traceparent = header(context, rpc::kTraceparent);
    call.client_address = header(context, rpc::kClientAddress);
    call.idempotency_key = header(context, rpc::kIdempotencyKey);
    call.fingerprint = header(context, rpc::kFingerprint);
    call.deadline = context.deadline();
    call.internal = same_secret(header(context, rpc::kInternalKey), internal_key_);
    const auto authorization = header(context, rpc::kAuthorization);
    if (authorization.starts_with("Bearer ")) {
        ROLLCALL_TRY(call.principal, verifier_.verify(std::string_view(authorization).substr(7)));
    }
    return call;
}

Result<void> Endpoint::require_permission(const Call& call, Permission permission) const {
    if (!call.principal)
        return fail({.code = Code::unauthenticated, .reason = "loginRequired", .message = "Log in first."});
    if (!allows(*call.principal, permission)) return fail(not_allowed(*call.principal, permission));
    return {};
}

grpc::ServerUnaryReactor* Endpoint::dispatch(
    grpc::CallbackServerContext* context, std::function<Result<void>(Call&)> work
) {
    auto* reactor = context->DefaultReactor();
    const auto run = [this, context, reactor, work = std::move(work)] {
        if (context->IsCancelled() || context->deadline() < std::chrono::system_clock::now()) {
            reactor->Finish(rpc::to_status(unavailable("The call came too late to be served; try again.")));
            return;
        }
        auto call = call_of(*context);
        if (!call) {
            reactor->Finish(rpc::to_status(call.error()));
            return;
        }
        const auto outcome = work(*call);
        if (!outcome) {
            log_failure(*call, outcome.error());
            record_denial(database_, *call, origin_of(*call), outcome.error());
        }
        reactor->Finish(outcome ? grpc::Status::OK : rpc::to_status(outcome.error()));
    };
    if (!workers_.try_post(run)) reactor->Finish(rpc::to_status(unavailable("Too much work is waiting; try again.")));
    return reactor;
}

void Endpoint::note_denial(const grpc::CallbackServerContext& context, const Error& error) {
    if (error.code != Code::permission_denied) return;
    auto call = call_of(context);
    if (!call) return;
    const auto write = [this, call = std::move(*call), error] {
        record_denial(database_, call, origin_of(call), error);
    };
    if (!workers_.try_post(write)) log::warning("a denial was not audited: too much work is waiting");
}

pg::Origin Endpoint::origin_of(const Call& call) {
    return {
        .actor = call.principal ? call.principal->user : UserId{},
        .request_id = call.request_id,
        .traceparent = call.traceparent,
        .client_address = call.client_address,
    };
}

Result<Endpoint::Written> Endpoint::run_once(
    const Call& call, const std::function<Result<std::string>(pg::Tx&)>& work
) {
    auto written =
        database_.in_tx<Written>(call.principal->company, origin_of(call), [&](pg::Tx& tx) -> Result<Written> {
            const bool with_key = !call.idempotency_key.empty();
            if (with_key) {
                ROLLCALL_TRY(auto stored, recall(tx, call));
                if (stored) return Written{.answer = std::move(*stored), .replayed = true};
            }
            ROLLCALL_TRY(auto made, work(tx));
            if (with_key) remember(tx, call, made);
            return Written{.answer = std::move(made), .event = tx.last_event()};
        });
    if (written && after_commit_) after_commit_();
    return written;
}

}  // namespace rollcall::service
