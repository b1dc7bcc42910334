#include "cli/main.h"

int main(int argc, char** argv) { return mercator::Main(argc, argv); }
