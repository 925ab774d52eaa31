/* Marks the symbols that a shared library of dehusk exports; everything else is hidden. */
#pragma once

#if defined(_WIN32)
#if defined(DEHUSK_STATIC)
#define DEHUSK_EXPORT
#elif defined(DEHUSK_BUILDING)
#define DEHUSK_EXPORT __declspec(dllexport)
#else
#define DEHUSK_EXPORT __declspec(dllimport)
#endif
#else
#define DEHUSK_EXPORT __attribute__((visibility("default")))
#endif
