// Five routes of a kind of object that is created, read, listed, changed and deleted all alike.
#pragma once

#include "gateway/api/workforceos/envelope.hpp"
#include "gateway/api/workforceos/fields.hpp"
#include "gateway/api/workforceos/shift_json.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/clients/shift.hpp"
#include "gateway/http/arguments.hpp"

namespace rollcall::workforceos {

// What is special about a kind.
template <class Write, class Object, class List>
struct ResourceKind {
    std::string path;  // "/shiftmanagement-api/v1/sites"
    std::string id_name;
    std::string_view one;   // "site"
    std::string_view many;  // "sites"
    Names sortable;
    void (*read)(Fields& fields, Write& write);
    WriteObject<Object> write;
};

template <class Write, class Object, class List>
class ResourceRoutes {
  public:
    using Special = ResourceKind<Write, Object, List>;
    using Client = clients::Resource<Write, Object, List>;

    ResourceRoutes(Special kind, const Client& client) : kind_(std::move(kind)), client_(client) {}

    auto render_as(const Kind& as) const {
        return [as, write = kind_.write](const http::Exchange& exchange, const Object& object) {
            return render_one<Object>(exchange, as, object, write);
        };
    }

    Result<http::Action> create(const http::Exchange& exchange) const {
        ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
        Write request;
        Fields fields(body, Writing::create);
        kind_.read(fields, request);
        fields.note_in(request);
        ROLLCALL_CHECK(body.verdict());
        return clients::perform(client_.create, std::move(request), render_as({201, kind_.one, "create"}));
    }

    Result<http::Action> update(const http::Exchange& exchange) const {
        const auto id = http::path_id(exchange, kind_.id_name);
        ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
        Write request;
        Fields fields(body, Writing::update);
        kind_.read(fields, request);
        fields.note_in(request);
        ROLLCALL_CHECK(http::together(id, body));
        request.set_id(*id);
        ROLLCALL_TRY(const auto version, http::if_match(exchange));
        request.set_if_version(version);
        return clients::perform(client_.update, std::move(request), render_as({200, kind_.one, "update"}));
    }

    Result<http::Action> by_id(
        const http::Exchange& exchange, const clients::Rpc<shift::v1::ById, Object>& rpc, std::string_view action
    ) const {
        shift::v1::ById request;
        ROLLCALL_TRY(*request.mutable_id(), http::path_id(exchange, kind_.id_name));
        ROLLCALL_TRY(const auto version, http::if_match(exchange));
        request.set_if_version(version);
        return clients::perform(rpc, std::move(request), render_as({200, kind_.one, action}));
    }

    Result<http::Action> list(const http::Exchange& exchange) const {
        ListQuery query(exchange.request);
        shift::v1::ListRequest request;
        *request.mutable_is_active() = query.truths("isActive");
        *request.mutable_page() = query.page(kind_.sortable);
        ROLLCALL_TRY(auto echo, query.verdict());
        return clients::perform(
            client_.list,
            std::move(request),
            [kind = kind_, echo = std::move(echo)](const http::Exchange& x, const List& list) {
                return render_list(x, kind.many, rows_of(list), list.total(), echo, kind.write);
            }
        );
    }

  private:
    Special kind_;
    const Client& client_;
};

template <class Write, class Object, class List>
std::vector<http::Route> resource_routes(
    ResourceKind<Write, Object, List> kind, const clients::Resource<Write, Object, List>& client
) {
    const auto all = kind.path;
    const auto one = all + "/:" + kind.id_name;
    const ResourceRoutes<Write, Object, List> routes(std::move(kind), client);
    constexpr auto kView = Permission::organisation_view;
    constexpr auto kWrite = Permission::organisation_write;
    using enum http::Idempotency;
    using enum http::Method;
    const auto create = [routes](const auto& x) { return routes.create(x); };
    const auto list = [routes](const auto& x) { return routes.list(x); };
    const auto find = [routes, &client](const auto& x) { return routes.by_id(x, client.get, "get"); };
    const auto update = [routes](const auto& x) { return routes.update(x); };
    const auto remove = [routes, &client](const auto& x) { return routes.by_id(x, client.remove, "delete"); };
    return {
        {post, all, kWrite, accepted, create},
        {get, all, kView, ignored, list},
        {get, one, kView, ignored, find},
        {patch, one, kWrite, accepted, update},
        {del, one, kWrite, ignored, remove},
    };
}

}  // namespace rollcall::workforceos
