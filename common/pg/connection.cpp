#include "common/pg/connection.hpp"

namespace rollcall::pg {

Connection::Connection(const std::string& url, std::chrono::milliseconds statement_timeout)
    : session_(std::make_unique<pqxx::connection>(url)) {
    session_->inhibit_reactivation(true);
    session_->set_variable("timezone", "'UTC'");
    session_->set_variable("client_min_messages", "error");
    session_->set_variable("statement_timeout", std::to_string(statement_timeout.count()));
    session_->set_variable("lock_timeout", std::to_string(statement_timeout.count() * 2 / 3));
    work_ = std::make_unique<pqxx::nontransaction>(*session_);
}

void Connection::prepare(const Statement& statement) {
    if (prepared_.contains(statement.name)) return;
    session_->prepare(statement.name, statement.sql);
    prepared_.insert(statement.name);
}

Tx::Tx(Connection& connection, std::string_view schema, CompanyId company, Origin origin)
    : connection_(connection), schema_(schema), company_(company), origin_(std::move(origin)), decided_at_(now()) {}

void Tx::prepare(const Statement& statement) {
    connection_.prepare(statement);
}

pqxx::transaction_base& Tx::work() {
    return connection_.work();
}

}  // namespace rollcall::pg
