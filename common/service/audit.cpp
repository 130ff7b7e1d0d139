#include "common/service/audit.hpp"

#include "common/pg/tx.hpp"

#include <rollcall/common/v1/audit.grpc.pb.h>

namespace rollcall::service {

namespace {

using common::v1::AuditEntryList;
using common::v1::ListAuditEntriesRequest;

constexpr int kMostListed = 501;
// Ids are made in order of time, so the newest have the highest.
constexpr char kHighest[] = "ffffffff-ffff-ffff-ffff-ffffffffffff";

class AuditService final : public common::v1::Audit::CallbackService {
  public:
    AuditService(const std::string& schema, Endpoint& endpoint)
        : endpoint_(endpoint),
          sql_(
              "SELECT id, at, actor_id, action, entity, entity_id, before, after, request_id, client_address,"
              " coalesce(chain_position, 0), coalesce(chain_hash, '') FROM " +
              schema +
              ".audit_entry WHERE company_id = $1 AND id < $2"
              " AND ($3::text = '' OR entity_id = $3 OR actor_id::text = $3) ORDER BY id DESC LIMIT $4"
          ) {}

    grpc::ServerUnaryReactor* ListEntries(
        grpc::CallbackServerContext* context, const ListAuditEntriesRequest* request, AuditEntryList* answer
    ) override {
        const bool of_one = !request->about_user_id().empty();
        return endpoint_.read<ListAuditEntriesRequest, AuditEntryList>(
            context,
            request,
            answer,
            of_one ? Permission::users_edit : Permission::audit_view,
            [this,
             of_one](pg::Tx& tx, const Call& call, const ListAuditEntriesRequest& asked) -> Result<AuditEntryList> {
                const auto needed = of_one ? Permission::users_edit : Permission::audit_view;
                if (scope_of(*call.principal, needed, ManagerScope::company) != Scope::company)
                    return fail(forbidden("Permission denied: 'users.edit' required"));
                return list(tx, asked);
            }
        );
    }

  private:
    Result<AuditEntryList> list(pg::Tx& tx, const ListAuditEntriesRequest& asked) const {
        const auto before = asked.before_id().empty() ? std::string(kHighest) : asked.before_id();
        if (!parse_uuid(before)) return fail(invalid_field("cursor", Fault::not_an_id, "expected a UUID"));
        const pg::Statement statement{"audit_list", sql_.c_str()};
        const int limit = std::clamp(asked.limit(), 1, kMostListed);
        AuditEntryList entries;
        for (const auto& row : tx.exec(statement, tx.company(), before, asked.about_user_id(), limit))
            fill(*entries.add_entries(), row);
        return entries;
    }

    static void fill(common::v1::AuditEntry& entry, const pqxx::row& row) {
        entry.set_id(row[0].as<std::string>());
        entry.set_at_us(to_unix_micros(row[1].as<Instant>()));
        entry.set_actor_id(row[2].as<std::string>());
        entry.set_action(row[3].as<std::string>());
        entry.set_entity(row[4].as<std::string>());
        entry.set_entity_id(row[5].as<std::string>());
        entry.set_before_json(row[6].as<std::string>());
        entry.set_after_json(row[7].as<std::string>());
        entry.set_request_id(row[8].as<std::string>());
        entry.set_client_address(row[9].as<std::string>());
        entry.set_chain_position(row[10].as<std::int64_t>());
        entry.set_chain_hash(row[11].as<std::string>());
    }

    Endpoint& endpoint_;
    const std::string sql_;
};

}  // namespace

std::shared_ptr<grpc::Service> make_audit(const std::string& schema, Endpoint& endpoint) {
    return std::make_shared<AuditService>(schema, endpoint);
}

}  // namespace rollcall::service
