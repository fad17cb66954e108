#include "application.h"

#include <string>
#include <vector>

int main(int argc, char **argv)
{
    return cairn::cli::runCommandLine(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
}
