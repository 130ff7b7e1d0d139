#include "common/service/operations.hpp"

#include "common/events/relay_store.hpp"
#include "common/events/stream.hpp"
#include "common/pg/connection.hpp"
#include "common/pg/errors.hpp"
#include "common/service/audit_store.hpp"

#include <rollcall/common/v1/operations.grpc.pb.h>

namespace rollcall::service {

namespace {

using Operations = common::v1::Operations;
constexpr int kMostListed = 1000;

int bounded(int limit) {
    return limit < 1 ? 50 : std::min(limit, kMostListed);
}

class OperationsService final : public Operations::CallbackService {
  public:
    OperationsService(OperationsSettings settings, Endpoint& endpoint)
        : settings_(std::move(settings)),
          endpoint_(endpoint),
          store_(settings_.schema),
          audit_(settings_.schema),
          list_sql_(
              "SELECT id, type, subject, company_id, sequence, at, data, published_at FROM " + settings_.schema +
              ".outbox WHERE $2 = '' OR type = $2 ORDER BY seq DESC LIMIT $1"
          ),
          dead_sql_(
              "SELECT event_id, type, subject, company_id, sequence, at, data, stream, failure, attempts FROM " +
              settings_.schema + ".dead_letter WHERE $2 = '' OR type = $2 ORDER BY died_at DESC LIMIT $1"
          ),
          take_sql_(
              "DELETE FROM " + settings_.schema +
              ".dead_letter WHERE $1 = '{}' OR event_id = ANY ($1::text[])"
              " RETURNING event_id, type, subject, company_id, sequence, at, data, stream"
          ) {}

    grpc::ServerUnaryReactor* ListEvents(
        grpc::CallbackServerContext* context,
        const common::v1::ListEventsRequest* request,
        common::v1::EventList* answer
    ) override {
        return endpoint_.internal<common::v1::ListEventsRequest, common::v1::EventList>(
            context,
            request,
            answer,
            [this](const Call&, const common::v1::ListEventsRequest& asked) { return list(asked); }
        );
    }

    grpc::ServerUnaryReactor* ListDead(
        grpc::CallbackServerContext* context,
        const common::v1::ListEventsRequest* request,
        common::v1::EventList* answer
    ) override {
        return endpoint_.internal<common::v1::ListEventsRequest, common::v1::EventList>(
            context,
            request,
            answer,
            [this](const Call&, const common::v1::ListEventsRequest& asked) { return list_dead(asked); }
        );
    }

    grpc::ServerUnaryReactor* ReplayDead(
        grpc::CallbackServerContext* context, const common::v1::ReplayDeadRequest* request, common::v1::Affected* answer
    ) override {
        return endpoint_.internal<common::v1::ReplayDeadRequest, common::v1::Affected>(
            context,
            request,
            answer,
            [this](const Call&, const common::v1::ReplayDeadRequest& asked) { return replay(asked); }
        );
    }

    grpc::ServerUnaryReactor* Republish(
        grpc::CallbackServerContext* context, const common::v1::RepublishRequest* request, common::v1::Affected* answer
    ) override {
        return endpoint_.internal<common::v1::RepublishRequest, common::v1::Affected>(
            context,
            request,
            answer,
            [this](const Call&, const common::v1::RepublishRequest& asked) { return republish(asked); }
        );
    }

    grpc::ServerUnaryReactor* VerifyAudit(
        grpc::CallbackServerContext* context,
        const common::v1::VerifyAuditRequest* request,
        common::v1::AuditVerdicts* answer
    ) override {
        return endpoint_.internal<common::v1::VerifyAuditRequest, common::v1::AuditVerdicts>(
            context,
            request,
            answer,
            [this](const Call&, const common::v1::VerifyAuditRequest& asked) { return verify(asked); }
        );
    }

  private:
    // Operators' calls are rare: each opens its own session under the relay's role.
    template <class Answer, class Work>
    Result<Answer> with_session(const Work& work) {
        try {
            pg::Connection connection(settings_.relay_database_url, std::chrono::seconds(60));
            return work(connection);
        } catch (...) {
            return fail(pg::to_failure(std::current_exception(), {}).error);
        }
    }

    Result<common::v1::EventList> list(const common::v1::ListEventsRequest& asked) {
        return with_session<common::v1::EventList>([&](pg::Connection& connection) -> Result<common::v1::EventList> {
            const pg::Statement statement{"operations_list", list_sql_.c_str()};
            common::v1::EventList events;
            for (const auto& row : connection.exec(statement, bounded(asked.limit()), asked.type())) {
                auto& event = *events.add_events();
                fill(event, row);
                if (!row[7].is_null()) event.set_published_at_us(to_unix_micros(row[7].as<Instant>()));
                event.set_stream(settings_.schema);
            }
            return events;
        });
    }

    Result<common::v1::EventList> list_dead(const common::v1::ListEventsRequest& asked) {
        return with_session<common::v1::EventList>([&](pg::Connection& connection) -> Result<common::v1::EventList> {
            const pg::Statement statement{"operations_dead", dead_sql_.c_str()};
            common::v1::EventList events;
            for (const auto& row : connection.exec(statement, bounded(asked.limit()), asked.type())) {
                auto& event = *events.add_events();
                fill(event, row);
                event.set_stream(row[7].as<std::string>());
                event.set_failure(row[8].as<std::string>());
                event.set_attempts(row[9].as<int>());
            }
            return events;
        });
    }

    // Back on the stream they came from: the consumer that gave up applies them, all others have them in their inbox.
    // The letters are gone only when Redis has them all.
    Result<common::v1::Affected> replay(const common::v1::ReplayDeadRequest& asked) {
        return with_session<common::v1::Affected>([&](pg::Connection& connection) -> Result<common::v1::Affected> {
            const pg::Statement statement{"operations_take", take_sql_.c_str()};
            connection.exec_text("BEGIN");
            std::vector<redis::Command> commands;
            for (const auto& row : connection.exec(statement, pg::array({asked.ids().begin(), asked.ids().end()}))) {
                const auto stream = row[7].as<std::string>();
                commands.push_back(events::xadd(events::stream_of(stream), received(row, stream)));
            }
            redis::Connection redis(settings_.redis, std::chrono::milliseconds(3000));
            ROLLCALL_CHECK(redis.run_all(commands));
            connection.exec_text("COMMIT");
            common::v1::Affected affected;
            affected.set_count(static_cast<std::int64_t>(commands.size()));
            return affected;
        });
    }

    Result<common::v1::Affected> republish(const common::v1::RepublishRequest& asked) {
        return with_session<common::v1::Affected>([&](pg::Connection& connection) -> Result<common::v1::Affected> {
            common::v1::Affected affected;
            affected.set_count(store_.republish_since(connection, from_unix_micros(asked.since_us())));
            return affected;
        });
    }

    Result<common::v1::AuditVerdicts> verify(const common::v1::VerifyAuditRequest& asked) {
        return with_session<common::v1::AuditVerdicts>(
            [&](pg::Connection& connection) -> Result<common::v1::AuditVerdicts> {
                common::v1::AuditVerdicts verdicts;
                for (const auto& verdict : audit_.verify(connection))
                    if (asked.company_id().empty() || asked.company_id() == verdict.company.str())
                        fill(*verdicts.add_verdicts(), verdict);
                return verdicts;
            }
        );
    }

    static void fill(common::v1::AuditVerdict& answer, const AuditVerdict& verdict) {
        answer.set_company_id(verdict.company.str());
        answer.set_sealed(verdict.last.position);
        answer.set_waiting(verdict.waiting);
        answer.set_problem(verdict.problem);
        answer.set_head_hash(verdict.last.hash);
    }

    static void fill(common::v1::Event& event, const pqxx::row& row) {
        event.set_id(row[0].as<std::string>());
        event.set_type(row[1].as<std::string>());
        event.set_subject(row[2].as<std::string>());
        event.set_company_id(row[3].as<std::string>());
        event.set_sequence(row[4].as<std::int64_t>());
        event.set_time_us(to_unix_micros(row[5].as<Instant>()));
        event.set_data_json(row[6].as<std::string>());
    }

    static events::Received received(const pqxx::row& row, const std::string& stream) {
        return {
            .id = row[0].as<std::string>(),
            .type = row[1].as<std::string>(),
            .source = "rollcall/" + stream,
            .subject = row[2].as<std::string>(),
            .time = row[5].as<Instant>(),
            .company = row[3].as<CompanyId>(),
            .sequence = row[4].as<std::int64_t>(),
            .data = row[6].as<std::string>(),
        };
    }

    const OperationsSettings settings_;
    Endpoint& endpoint_;
    const events::RelayStore store_;
    const AuditStore audit_;
    const std::string list_sql_;
    const std::string dead_sql_;
    const std::string take_sql_;
};

}  // namespace

std::shared_ptr<grpc::Service> make_operations(OperationsSettings settings, Endpoint& endpoint) {
    return std::make_shared<OperationsService>(std::move(settings), endpoint);
}

}  // namespace rollcall::service
