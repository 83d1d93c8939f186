// The tables as a JavaScript object. Runs once, while building.
#include "core/catalogue.hpp"

#include <emscripten/bind.h>

#include <string>
#include <vector>

namespace {

using emscripten::val;

class JsTree final : public push_pull::TreeBuilder {
public:
    void open_object(const char* key) override { open(key, val::object()); }
    void open_list(const char* key) override { open(key, val::array()); }
    void close() override { stack_.pop_back(); }
    void text(const char* key, const char* value) override { put(key, val(std::string(value))); }
    void number(const char* key, double value) override { put(key, val(value)); }
    void flag(const char* key, bool value) override { put(key, val(value)); }
    void nothing(const char* key) override { put(key, val::null()); }

    val root() const { return stack_.front(); }

private:
    void put(const char* key, const val& value) {
        val& top = stack_.back();
        if (key) top.set(key, value);
        else top.call<void>("push", value);
    }
    void open(const char* key, val node) {
        put(key, node);
        stack_.push_back(node);
    }
    std::vector<val> stack_{val::object()};
};

val catalogue() {
    JsTree tree;
    push_pull::tell_catalogue(tree);
    return tree.root();
}

}  // namespace

EMSCRIPTEN_BINDINGS(catalogue) { emscripten::function("catalogue", &catalogue); }
