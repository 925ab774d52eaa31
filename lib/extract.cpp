#include <dehusk/extract.hpp>
