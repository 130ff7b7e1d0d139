#pragma once

#include "gateway/http/route.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rollcall::http {

// The routes of one surface and the prefixes it answers under, unknown paths included. "" takes what nobody else does.
struct Mount {
    std::vector<std::string> prefixes;
    const Surface* surface;
    std::vector<Route> routes;
    bool slash_at_end = false;  // every path may end in one and means the same
};

class Router {
  public:
    // Throws std::logic_error when two routes have the same method and pattern, or a pattern does not begin with '/'.
    explicit Router(std::vector<Mount> mounts);

    struct Match {
        const Surface* surface;        // never null
        const Route* route = nullptr;  // null: no such path, or not this method
        PathParameters parameters;
        std::string allow;  // without a route: the path's methods, "GET, HEAD, OPTIONS"; "" when there is no such path
    };

    // A HEAD finds the GET.
    Match match(Method method, std::string_view path) const;
    const Surface& surface_for(std::string_view path) const;

    const std::vector<Mount>& mounts() const { return mounts_; }

  private:
    struct Node {
        std::unordered_map<std::string_view, std::unique_ptr<Node>> fixed;
        std::unique_ptr<Node> any;  // a parameter
        std::vector<const Route*> routes;
    };

    void add(const Route& route);
    const Mount& mount_for(std::string_view path) const;
    static const Node* descend(const Node& node, std::string_view rest, std::vector<std::string_view>& values);
    static PathParameters name_values(const Route& route, const std::vector<std::string_view>& values);
    static std::string allowed(const Node& node);

    std::vector<Mount> mounts_;
    Node root_;
};

}  // namespace rollcall::http
