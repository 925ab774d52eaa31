// Reading of the lists and files that the training programs share.
#pragma once

#include <fstream>
#include <string>
#include <vector>

#include <dehusk/extract.hpp>

struct ManifestEntry {
    dehusk::InputKind kind;
    std::string path;
};

/// A line `html|text TAB path` for each document.
inline std::vector<ManifestEntry> read_manifest(const std::string& path) {
    std::vector<ManifestEntry> entries;
    std::ifstream in(path);
    for (std::string kind, file; std::getline(in, kind, '\t') && std::getline(in, file);) {
        entries.push_back({kind == "html" ? dehusk::InputKind::html : dehusk::InputKind::text, file});
    }
    return entries;
}

/// The file as values of T; empty where it cannot be read.
template <typename T>
std::vector<T> read_whole_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    std::vector<T> values(in ? static_cast<std::size_t>(in.tellg()) / sizeof(T) : 0);
    in.seekg(0);
    in.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(T)));
    return values;
}
