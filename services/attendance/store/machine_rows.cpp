#include "services/attendance/store/machine_rows.hpp"

namespace rollcall::attendance::store {

domain::MachinePunch machine_from(const pqxx::row& row) {
    domain::MachinePunch machine;
    auto& punch = machine.punch;
    punch.id = row[0].as<PunchId>();
    punch.employee = pg::maybe<UserId>(row[1]).value_or(UserId{});
    punch.kind = domain::parse_punch_kind(row[2].as<std::string>()).value_or(domain::PunchKind::automatic);
    punch.at = row[3].as<Instant>();
    punch.received_at = row[4].as<Instant>();
    punch.source = row[5].as<std::string>();
    punch.by_machine = true;
    punch.sequence = row[6].as<std::int64_t>();
    const auto latitude = pg::maybe<double>(row[7]);
    const auto longitude = pg::maybe<double>(row[8]);
    if (latitude && longitude) punch.place = domain::Place{*latitude, *longitude, pg::maybe<double>(row[9])};
    punch.place_verdict = domain::parse_place_verdict(row[10].as<std::string>());
    machine.hold = domain::parse_hold(row[11].as<std::string>()).value_or(domain::Hold::none);
    machine.disposition =
        domain::parse_disposition(row[12].as<std::string>()).value_or(domain::Disposition::quarantined);
    machine.resolved = domain::parse_punch_kind(row[13].as<std::string>()).value_or(domain::PunchKind::automatic);
    machine.record = pg::maybe<RecordId>(row[14]);
    machine.why = row[15].as<std::string>();
    return machine;
}

void append(pg::RowArray& rows, const CompanyId& company, const MachinePunchRow& row, std::string_view code_kind) {
    const auto& [machine, punch] = std::tie(row.machine, row.machine.punch);
    rows.row()
        .add(company)
        .add(punch.id)
        .add(row.code)
        .add(code_kind)
        .add(domain::name_of(punch.kind))
        .add(punch.at)
        .add(punch.received_at)
        .add(punch.source)
        .add(row.sender)
        .add(row.source_seq)
        .add(punch.sequence)
        .add(punch.place ? std::optional(punch.place->latitude) : std::nullopt)
        .add(punch.place ? std::optional(punch.place->longitude) : std::nullopt)
        .add(punch.place ? punch.place->accuracy : std::nullopt)
        .add(punch.employee.is_nil() ? std::nullopt : std::optional(punch.employee))
        .add(domain::name_of(punch.place_verdict))
        .add(domain::name_of(machine.hold))
        .add(domain::name_of(machine.disposition))
        .add(domain::name_of(machine.resolved))
        .add(machine.record)
        .add(machine.why)
        .null()
        .null();
}

}  // namespace rollcall::attendance::store
