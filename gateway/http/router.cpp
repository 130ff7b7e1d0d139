#include "gateway/http/router.hpp"

#include <algorithm>
#include <stdexcept>

namespace rollcall::http {

namespace {

// Takes the first segment off `path`, which begins with '/'.
std::string_view take_segment(std::string_view& path) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    const auto segment = path.substr(0, end);
    path.remove_prefix(end);
    return segment;
}

bool is_under(std::string_view path, std::string_view prefix) {
    return path.starts_with(prefix) && (path.size() == prefix.size() || prefix.empty() || path[prefix.size()] == '/');
}

}  // namespace

Router::Router(std::vector<Mount> mounts) : mounts_(std::move(mounts)) {
    for (auto& mount : mounts_)
        for (auto& route : mount.routes) {
            route.label = std::string(name_of(route.method)) + " " + route.pattern;
            add(route);
        }
}

void Router::add(const Route& route) {
    std::string_view rest = route.pattern;
    if (!rest.starts_with('/')) throw std::logic_error("not a path: " + route.pattern);
    Node* node = &root_;
    while (!rest.empty()) {
        const auto segment = take_segment(rest);
        auto& next = segment.starts_with(':') ? node->any : node->fixed[segment];
        if (!next) next = std::make_unique<Node>();
        node = next.get();
    }
    for (const auto* known : node->routes)
        if (known->method == route.method) throw std::logic_error("two routes for " + route.pattern);
    node->routes.push_back(&route);
}

// A fixed segment is preferred; a parameter takes any that is not empty.
const Router::Node* Router::descend(const Node& node, std::string_view rest, std::vector<std::string_view>& values) {
    if (rest.empty()) return node.routes.empty() ? nullptr : &node;
    const auto segment = take_segment(rest);
    if (const auto found = node.fixed.find(segment); found != node.fixed.end())
        if (const auto* end = descend(*found->second, rest, values)) return end;
    if (!node.any || segment.empty()) return nullptr;
    values.push_back(segment);
    if (const auto* end = descend(*node.any, rest, values)) return end;
    values.pop_back();
    return nullptr;
}

PathParameters Router::name_values(const Route& route, const std::vector<std::string_view>& values) {
    PathParameters parameters;
    std::string_view rest = route.pattern;
    auto value = values.begin();
    while (!rest.empty()) {
        const auto segment = take_segment(rest);
        if (segment.starts_with(':')) parameters.emplace_back(segment.substr(1), std::string(*value++));
    }
    return parameters;
}

std::string Router::allowed(const Node& node) {
    std::string methods;
    for (const auto* route : node.routes) {
        methods.append(name_of(route->method)).append(", ");
        if (route->method == Method::get) methods += "HEAD, ";
    }
    return methods + "OPTIONS";
}

Router::Match Router::match(Method method, std::string_view path) const {
    const auto& mount = mount_for(path);
    Match match{.surface = mount.surface};
    if (mount.slash_at_end && path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
    std::vector<std::string_view> values;
    const auto* node = descend(root_, path, values);
    if (!node) return match;
    const auto wanted = method == Method::head ? Method::get : method;
    for (const auto* route : node->routes) {
        if (route->method != wanted) continue;
        match.route = route;
        match.parameters = name_values(*route, values);
    }
    if (!match.route) match.allow = allowed(*node);
    return match;
}

const Surface& Router::surface_for(std::string_view path) const {
    return *mount_for(path).surface;
}

const Mount& Router::mount_for(std::string_view path) const {
    const Mount* best = nullptr;
    std::size_t length = 0;
    for (const auto& mount : mounts_) {
        for (const auto& prefix : mount.prefixes) {
            if (!is_under(path, prefix) || (best && prefix.size() < length)) continue;
            best = &mount;
            length = prefix.size();
        }
    }
    if (!best) throw std::logic_error("no surface takes unknown paths");
    return *best;
}

}  // namespace rollcall::http
