// Lists and objects within a body.
#include "gateway/json/body.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <utility>

namespace rollcall::json {

namespace bj = boost::json;

std::optional<std::vector<std::string>> Body::texts(std::string_view name) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    std::vector<std::string> texts;
    const auto* array = value->if_array();
    const bool all_texts =
        array && array->size() <= 1000 && std::all_of(array->begin(), array->end(), [](const bj::value& element) {
            const auto* text = element.if_string();
            return text && text->size() <= kLongestText && text->find('\0') == bj::string::npos;
        });
    if (!all_texts) {
        fault(name, Fault::not_valid, "expected a list of texts");
        return std::nullopt;
    }
    for (const auto& element : *array) texts.emplace_back(element.as_string().c_str());
    return texts;
}

std::optional<std::vector<std::optional<Body>>> Body::objects(std::string_view name, std::size_t most) {
    const auto* value = find(name, Need::required);
    if (!value) return std::nullopt;
    const auto* array = value->if_array();
    if (!array || array->size() > most) {
        fault(name, Fault::not_valid, "expected a list of at most " + std::to_string(most) + " objects");
        return std::nullopt;
    }
    std::vector<std::optional<Body>> elements;
    for (const auto& element : *array)
        elements.push_back(
            element.is_object() ? std::optional(Body(Document{element.get_object(), {}})) : std::nullopt
        );
    return elements;
}

std::optional<Body> Body::object(std::string_view name) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    const auto* object = value->if_object();
    if (!object) {
        fault(name, Fault::not_valid, "expected an object");
        return std::nullopt;
    }
    Document inner{*object, {}};
    const auto prefix = prefix_ + std::string(name) + ".";
    for (const auto& path : std::exchange(document_.repeated, {}))
        (path.starts_with(prefix) ? inner.repeated : document_.repeated).push_back(path);
    return Body(std::move(inner), prefix);
}

void Body::join(const Body& inner) {
    faults_.insert(faults_.end(), inner.faults_.begin(), inner.faults_.end());
    document_.repeated.insert(
        document_.repeated.end(), inner.document_.repeated.begin(), inner.document_.repeated.end()
    );
}

}  // namespace rollcall::json
