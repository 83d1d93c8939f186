// Every table, told to whoever wants to build a tree of it (JSON, a JavaScript object, a document).
#pragma once

namespace push_pull {

// Receives a tree in order. A key is null inside a list.
class TreeBuilder {
public:
    virtual ~TreeBuilder() = default;
    virtual void open_object(const char* key) = 0;
    virtual void open_list(const char* key) = 0;
    virtual void close() = 0;
    virtual void text(const char* key, const char* value) = 0;
    virtual void number(const char* key, double value) = 0;
    virtual void flag(const char* key, bool value) = 0;
    virtual void nothing(const char* key) = 0;
};

// The catalogue: models with all their tables, integrators, drives, couplings, graphs, settings.
void tell_catalogue(TreeBuilder& tree);

}  // namespace push_pull
