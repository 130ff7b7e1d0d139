#include "tests/bench/load/population.hpp"

#include "common/auth/sha256.hpp"
#include "common/auth/token.hpp"
#include "services/identity/credentials/device_token.hpp"

#include <pqxx/pqxx>

#include <thread>

namespace bench {

using namespace rollcall;

namespace {

struct Signer {
    explicit Signer(pqxx::work& work)
        : row(work.exec1("SELECT kid, private_pem FROM identity.signing_key WHERE retires_at IS NULL")),
          kid(row[0].as<std::string>()),
          key(row[1].as<std::string>()) {}

    std::string sign(const Principal& principal) const {
        return auth::sign_token(principal, {"rollcall", "rollcall"}, kid, key);
    }

    pqxx::row row;
    std::string kid;
    auth::PrivateKey key;
};

// An access token that a machine of the company would be given.
std::string machine_token(const Person& colleague, const Signer& signer) {
    auto machine = colleague.principal;
    machine.user = UserId::make();
    machine.session = SessionId(machine.user.bytes());
    machine.scopes = with(with({}, MachineScope::punch_write), MachineScope::attendance_read);
    return signer.sign(machine);
}

Person make_person(const CompanyId& company, const std::string& codename, Role role, const Signer& signer) {
    const auto at = now();
    Person person{
        .principal = {
            .company = company,
            .codename = codename,
            .user = UserId::make(at),
            .session = SessionId::make(at),
            .role = role,
            .issued_at = at,
            .expires_at = at + std::chrono::minutes{55},
        }};
    person.token = signer.sign(person.principal);
    return person;
}

void add_person(pqxx::work& work, const Person& person, const UserId& lead) {
    const auto company = person.principal.company.str();
    const auto user = person.principal.user.str();
    const std::string role(name_of(person.principal.role));
    work.exec_params(
        "INSERT INTO attendance.employee (company_id, user_id, email, full_name, role, status, lead_id, time_zone, "
        "employee_code, sequence)"
        " VALUES ($1, $2, $3, 'Bench Person', $4, 'active', $5, 'UTC', $6, 1)",
        company,
        user,
        user + "@bench.test",
        role,
        lead.str(),
        user
    );
    work.exec_params(
        "INSERT INTO notification.person (company_id, user_id, full_name, role, status, manager_id, version)"
        " VALUES ($1, $2, 'Bench Person', $3, 'active', $4, 1)",
        company,
        user,
        role,
        lead.str()
    );
}

// Starts in ten minutes: everybody who checks in now is in time.
std::string add_shift(pqxx::work& work, const CompanyId& company) {
    const auto shift = ShiftId::make().str();
    work.exec_params(
        "INSERT INTO attendance.shift_instance (company_id, shift_id, shift_date, start_time, end_time, time_zone, "
        "starts_at,"
        " ends_at, sequence) VALUES ($1, $2, current_date, '09:00', '17:00', 'UTC', now() + interval '10 min',"
        " now() + interval '8 h', 1)",
        company.str(),
        shift
    );
    return shift;
}

void add_assignment(pqxx::work& work, const Person& person) {
    work.exec_params(
        "INSERT INTO attendance.assignment (company_id, assignment_id, shift_id, user_id, starts_at, ends_at, "
        "is_active,"
        " sequence) VALUES ($1, $2, $3, $4, now(), now() + interval '8 h', true, 1)",
        person.principal.company.str(),
        AssignmentId::make().str(),
        person.shift,
        person.principal.user.str()
    );
}

// Identity makes its key when it is first asked for one.
void wait_for_key(pqxx::connection& superuser) {
    for (int i = 0; i < 100; ++i) {
        pqxx::work work(superuser);
        if (work.exec1("SELECT count(*) FROM identity.signing_key WHERE retires_at IS NULL")[0].as<int>() > 0) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
}

void add_company(pqxx::work& work, const CompanyId& company) {
    work.exec_params(
        "INSERT INTO attendance.company (company_id, time_zone, manager_scope, sequence) VALUES ($1, 'UTC', "
        "'company', 1)",
        company.str()
    );
    work.exec_params("INSERT INTO notification.known_company (company_id, known_at) VALUES ($1, now())", company.str());
}

// From nine to five in UTC, with a prayer and a dinner break.
void add_records(pqxx::work& work, const CompanyId& company, const UserId& manager, int days) {
    work.exec_params(
        "INSERT INTO attendance.record (company_id, id, user_id, business_date, zone, grace_minutes, break_allowance,"
        "  policy_version, check_in_at, check_out_at, status, session_status, late_minutes, early_checkout_minutes,"
        "  duration_minutes, worked_minutes, paid_minutes, overtime_minutes, classification, flags, marked_absent,"
        "  record_version, created_at, updated_at, breaks)"
        " SELECT e.company_id, gen_random_uuid(), e.user_id, d::date, 'UTC', 15, 60, 0, d + interval '9 h',"
        "  d + interval '17 h', 'present', 'completed', 0, 0, 480, 435, 450, 0, 'full_day', '', false, 2, d, d,"
        "  jsonb_build_array("
        "   jsonb_build_object('id', gen_random_uuid(), 'type', 'prayer', 'paid', true, 'note', NULL,"
        "     'from', extract(epoch FROM d + interval '12 h')::bigint * 1000000,"
        "     'to', extract(epoch FROM d + interval '12 h 15 min')::bigint * 1000000),"
        "   jsonb_build_object('id', gen_random_uuid(), 'type', 'dinner', 'paid', false, 'note', NULL,"
        "     'from', extract(epoch FROM d + interval '14 h')::bigint * 1000000,"
        "     'to', extract(epoch FROM d + interval '14 h 30 min')::bigint * 1000000))"
        "  FROM attendance.employee e,"
        "       generate_series(current_date - $3::int, current_date - 1, interval '1 day') AS days(d)"
        " WHERE e.company_id = $1 AND e.user_id <> $2",
        company.str(),
        manager.str(),
        days
    );
}

}  // namespace

Population populate(support::Stack& stack, int companies, int people_each) {
    pqxx::connection superuser(stack.database().url("postgres"));
    wait_for_key(superuser);
    pqxx::work work(superuser);
    const Signer signer(work);
    Population population;
    for (int c = 0; c < companies; ++c) {
        const auto company = CompanyId::make();
        const auto codename = "bench" + std::to_string(c);
        add_company(work, company);
        const auto shift = add_shift(work, company);
        auto manager = make_person(company, codename, Role::manager, signer);
        add_person(work, manager, manager.principal.user);
        for (int i = 0; i < people_each; ++i) {
            auto person = make_person(company, codename, Role::employee, signer);
            person.shift = shift;
            add_person(work, person, manager.principal.user);
            add_assignment(work, person);
            population.employees.push_back(std::move(person));
        }
        population.machine_tokens.push_back(machine_token(manager, signer));
        population.managers.push_back(std::move(manager));
    }
    work.commit();
    pqxx::nontransaction vacuum(superuser);
    vacuum.exec("ANALYZE");
    return population;
}

Population populate_history(support::Stack& stack, int people, int days) {
    pqxx::connection superuser(stack.database().url("postgres"));
    wait_for_key(superuser);
    pqxx::work work(superuser);
    const Signer signer(work);
    Population population;
    const auto company = CompanyId::make();
    add_company(work, company);
    auto manager = make_person(company, "benchhistory", Role::manager, signer);
    add_person(work, manager, manager.principal.user);
    for (int i = 0; i < people; ++i) {
        population.employees.push_back(make_person(company, "benchhistory", Role::employee, signer));
        add_person(work, population.employees.back(), manager.principal.user);
    }
    add_records(work, company, manager.principal.user, days);
    population.machine_tokens.push_back(machine_token(manager, signer));
    population.managers.push_back(std::move(manager));
    work.commit();
    // What has been there for days has been vacuumed.
    pqxx::nontransaction(superuser).exec("VACUUM ANALYZE attendance.record");
    pqxx::nontransaction(superuser).exec("ANALYZE");
    return population;
}

std::vector<Terminal> populate_terminals(support::Stack& stack, int count) {
    pqxx::connection superuser(stack.database().url("postgres"));
    wait_for_key(superuser);
    pqxx::work work(superuser);
    const auto company = CompanyId::make();
    const auto admin = UserId::make().str();
    work.exec_params(
        "INSERT INTO identity.company (company_id, codename, name, time_zone, demo, created_at, updated_at)"
        " VALUES ($1, 'benchterminals', 'Terminals', 'UTC', false, now(), now())",
        company.str()
    );
    work.exec_params(
        "INSERT INTO identity.company_codename (company_id, codename) VALUES ($1, 'benchterminals')", company.str()
    );
    work.exec_params(
        "INSERT INTO identity.user (company_id, user_id, email, email_key, full_name, avatar, role, status, "
        "employee_code,"
        " created_at, updated_at) VALUES ($1, $2, 'a@bench.test', 'a@bench.test', 'A', '', 'admin', 'active', 'A', "
        "now(), "
        "now())",
        company.str(),
        admin
    );
    std::vector<Terminal> terminals;
    for (int i = 0; i < count; ++i) {
        terminals.push_back({"BENCH" + std::to_string(i), identity::credentials::make_device_token(company)});
        work.exec_params(
            "INSERT INTO identity.device (company_id, device_id, serial, name, time_zone, networks, kinds, token_hash,"
            " is_active, created_by, created_at, updated_at)"
            " VALUES ($1, gen_random_uuid(), $2, $2, 'UTC', '{}', '0=in', $3, true, $4, now(), now())",
            company.str(),
            terminals.back().serial,
            auth::sha256_hex(terminals.back().token),
            admin
        );
    }
    work.commit();
    pqxx::nontransaction(superuser).exec("ANALYZE");
    return terminals;
}

}  // namespace bench
