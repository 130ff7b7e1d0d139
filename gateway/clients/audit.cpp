#include "gateway/clients/audit.hpp"

#include "gateway/clients/make_clients.hpp"
#include "gateway/clients/stubs.hpp"

#include <rollcall/common/v1/audit.grpc.pb.h>

namespace rollcall::clients {

AuditClient make_audit_client(std::string_view service, std::shared_ptr<Peer> peer, AnswerQueue& answers) {
    using namespace common::v1;
    const Stubs<Audit> stubs(std::move(peer), answers);
    return {service, stubs.read<ListAuditEntriesRequest, AuditEntryList>(&Audit::Stub::PrepareAsyncListEntries)};
}

}  // namespace rollcall::clients
