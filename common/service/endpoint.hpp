// How an RPC of ours runs: off gRPC's threads, for a verified caller, in one transaction. Which callers a permission
// lets in, people or machines, is the catalogue's word. A mutating RPC is one
// transaction of state, outbox, audit and idempotency answer (rule 21); this file is where that is made so.
#pragma once

#include "common/auth/verifier.hpp"
#include "common/core/result.hpp"
#include "common/pg/database.hpp"
#include "common/rpc/call.hpp"
#include "common/rpc/status.hpp"
#include "common/runtime/worker_pool.hpp"

#include <grpcpp/grpcpp.h>

#include <functional>
#include <string>

namespace rollcall::service {

using rpc::Call;

class Endpoint {
  public:
    // `after_commit` runs after every write that committed: it wakes the relay.
    Endpoint(
        pg::Database& database,
        auth::Verifier& verifier,
        runtime::WorkerPool& workers,
        std::string internal_key,
        std::function<void()> after_commit
    )
        : database_(database),
          verifier_(verifier),
          workers_(workers),
          internal_key_(std::move(internal_key)),
          after_commit_(std::move(after_commit)) {}

    // A caller with `permission` reads, in a read-only transaction of their company.
    template <class Request, class Answer>
    grpc::ServerUnaryReactor* read(
        grpc::CallbackServerContext* context,
        const Request* request,
        Answer* answer,
        Permission permission,
        std::function<Result<Answer>(pg::Tx&, const Call&, const Request&)> work
    ) {
        return dispatch(context, [=, this, work = std::move(work)](Call& call) -> Result<void> {
            ROLLCALL_CHECK(require_permission(call, permission));
            return assign(*answer, database_.in_read<Answer>(call.principal->company, origin_of(call), [&](pg::Tx& tx) {
                return work(tx, call, *request);
            }));
        });
    }

    // A caller with `permission` changes something. With an idempotency key: a stored answer is given again, a
    // different request under the key is unprocessable (idempotencyKeyReused), one still running a conflict
    // (idempotencyKeyInUse).
    template <class Request, class Answer>
    grpc::ServerUnaryReactor* write(
        grpc::CallbackServerContext* context,
        const Request* request,
        Answer* answer,
        Permission permission,
        std::function<Result<Answer>(pg::Tx&, const Call&, const Request&)> work
    ) {
        return dispatch(context, [=, this, work = std::move(work)](Call& call) -> Result<void> {
            ROLLCALL_CHECK(require_permission(call, permission));
            auto written = run_once(call, [&](pg::Tx& tx) -> Result<std::string> {
                ROLLCALL_TRY(const Answer made, work(tx, call, *request));
                return made.SerializeAsString();
            });
            if (!written) return fail(std::move(written).error());
            answer->ParseFromString(written->answer);
            if (written->replayed) context->AddTrailingMetadata(rpc::kReplayed, "true");
            if (!written->event.empty()) context->AddTrailingMetadata(rpc::kEvent, written->event);
            return {};
        });
    }

    // A sibling or an operator, by the internal key. Opens no transaction: `work` knows which company it is about.
    template <class Request, class Answer>
    grpc::ServerUnaryReactor* internal(
        grpc::CallbackServerContext* context,
        const Request* request,
        Answer* answer,
        std::function<Result<Answer>(const Call&, const Request&)> work
    ) {
        return dispatch(context, [=, this, work = std::move(work)](Call& call) -> Result<void> {
            if (!call.internal) return fail(forbidden("Only another service of this installation may call this."));
            return assign(*answer, work(call, *request));
        });
    }

    // Anybody, before a company is known: login, refresh, keys. With a principal in the call when a good token came
    // along.
    template <class Request, class Answer>
    grpc::ServerUnaryReactor* open(
        grpc::CallbackServerContext* context,
        const Request* request,
        Answer* answer,
        std::function<Result<Answer>(const Call&, const Request&)> work
    ) {
        return dispatch(context, [=, this, work = std::move(work)](Call& call) -> Result<void> {
            return assign(*answer, work(call, *request));
        });
    }

    // As open, for a caller with `permission` whose work manages its own transactions (hot paths).
    template <class Request, class Answer>
    grpc::ServerUnaryReactor* person(
        grpc::CallbackServerContext* context,
        const Request* request,
        Answer* answer,
        Permission permission,
        std::function<Result<Answer>(const Call&, const Request&)> work
    ) {
        return dispatch(context, [=, this, work = std::move(work)](Call& call) -> Result<void> {
            ROLLCALL_CHECK(require_permission(call, permission));
            return assign(*answer, work(call, *request));
        });
    }

    // A caller with `permission`, whose answer comes later from a thread that does not wait (a batch): `start` is
    // called on gRPC's own thread and must only hand the work over. `finish` is called exactly once.
    template <class Request, class Answer>
    grpc::ServerUnaryReactor* deferred(
        grpc::CallbackServerContext* context,
        const Request* request,
        Answer* answer,
        Permission permission,
        const std::function<void(Call, const Request&, std::function<void(Result<Answer>, bool replayed)> finish)>&
            start
    ) {
        auto* reactor = context->DefaultReactor();
        auto call = call_of(*context);
        if (!call) {
            reactor->Finish(rpc::to_status(call.error()));
            return reactor;
        }
        if (const auto allowed = require_permission(*call, permission); !allowed) {
            note_denial(*context, allowed.error());
            reactor->Finish(rpc::to_status(allowed.error()));
            return reactor;
        }
        start(std::move(*call), *request, [this, context, reactor, answer](Result<Answer> made, bool replayed) {
            if (!made) note_denial(*context, made.error());
            if (made) *answer = std::move(*made);
            if (replayed) context->AddTrailingMetadata(rpc::kReplayed, "true");
            reactor->Finish(made ? grpc::Status::OK : rpc::to_status(made.error()));
        });
        return reactor;
    }

    // Reads the metadata, verifies the token when there is one. Error: unauthenticated.
    Result<Call> call_of(const grpc::CallbackServerContext& context) const;
    Result<void> require_permission(const Call& call, Permission permission) const;
    // For work that opens its own transactions.
    static pg::Origin origin_of(const Call& call);

  private:
    // Posts to the worker pool; full queue: unavailable at once. Drops a call that is past its deadline. Finishes once.
    grpc::ServerUnaryReactor* dispatch(grpc::CallbackServerContext* context, std::function<Result<void>(Call&)> work);

    // Has a worker audit a permission_denied; nothing to do for other errors. Never blocks.
    void note_denial(const grpc::CallbackServerContext& context, const Error& error);

    struct Written {
        std::string answer;
        bool replayed = false;
        std::string event;  // the last one that was published with it, as pg::Tx tells it
    };

    // One transaction with the idempotency answer in it; see write().
    Result<Written> run_once(const Call& call, const std::function<Result<std::string>(pg::Tx&)>& work);

    template <class Answer>
    static Result<void> assign(Answer& answer, Result<Answer> made) {
        if (!made) return fail(std::move(made).error());
        answer = std::move(*made);
        return {};
    }

    pg::Database& database_;
    auth::Verifier& verifier_;
    runtime::WorkerPool& workers_;
    std::string internal_key_;
    std::function<void()> after_commit_;
};

}  // namespace rollcall::service
