#include "services/shift/app/sites.hpp"

#include "services/shift/rpc/messages.hpp"
#include "services/shift/rpc/read_id.hpp"
#include "services/shift/rpc/shift_planning.hpp"

namespace rollcall::shift::rpc {

using service::Call;

ShiftPlanning::Reactor* ShiftPlanning::CreateSite(
    Context* context, const v1::WriteSiteRequest* request, v1::Site* answer
) {
    return endpoint_.write<v1::WriteSiteRequest, v1::Site>(
        context,
        request,
        answer,
        Permission::organisation_write,
        [](pg::Tx& tx, const Call& call, const v1::WriteSiteRequest& asked) -> Result<v1::Site> {
            ROLLCALL_TRY(const auto made, app::create_site(tx, draft_of(asked.site())));
            return to_message(call.principal->company, made);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::UpdateSite(
    Context* context, const v1::WriteSiteRequest* request, v1::Site* answer
) {
    return endpoint_.write<v1::WriteSiteRequest, v1::Site>(
        context,
        request,
        answer,
        Permission::organisation_write,
        [this](pg::Tx& tx, const Call& call, const v1::WriteSiteRequest& asked) -> Result<v1::Site> {
            ROLLCALL_TRY(const auto id, read_id<SiteId>("siteId", asked.id()));
            const auto patch = patch_of(asked, asked.site());
            ROLLCALL_TRY(const auto changed, app::update_site(tx, planning_, id, asked.if_version(), patch));
            return to_message(call.principal->company, changed);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::DeleteSite(Context* context, const v1::ById* request, v1::Site* answer) {
    return endpoint_.write<v1::ById, v1::Site>(
        context,
        request,
        answer,
        Permission::organisation_write,
        [](pg::Tx& tx, const Call& call, const v1::ById& asked) -> Result<v1::Site> {
            ROLLCALL_TRY(const auto id, read_id<SiteId>("siteId", asked.id()));
            ROLLCALL_TRY(const auto removed, app::remove_site(tx, id, asked.if_version()));
            return to_message(call.principal->company, removed);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::GetSite(Context* context, const v1::ById* request, v1::Site* answer) {
    return endpoint_.read<v1::ById, v1::Site>(
        context,
        request,
        answer,
        Permission::organisation_view,
        [](pg::Tx& tx, const Call& call, const v1::ById& asked) -> Result<v1::Site> {
            ROLLCALL_TRY(const auto id, read_id<SiteId>("siteId", asked.id()));
            ROLLCALL_TRY(const auto found, app::get_site(tx, id));
            return to_message(call.principal->company, found);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::ListSites(
    Context* context, const v1::ListRequest* request, v1::SiteList* answer
) {
    return endpoint_.read<v1::ListRequest, v1::SiteList>(
        context,
        request,
        answer,
        Permission::organisation_view,
        [](pg::Tx& tx, const Call& call, const v1::ListRequest& asked) -> Result<v1::SiteList> {
            ROLLCALL_TRY(const auto page, app::list_sites(tx, query_of(asked)));
            v1::SiteList list;
            for (const auto& site : page.rows) *list.add_sites() = to_message(call.principal->company, site);
            list.set_total(page.total);
            return list;
        }
    );
}

}  // namespace rollcall::shift::rpc
