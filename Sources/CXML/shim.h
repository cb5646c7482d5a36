#include <libxml/xmlversion.h>
// Debian's libxml2 shows ICU's headers to its users, and they clash with the copy of ICU in Foundation wherever
// both are imported. Only the converters' private structs depend on it, which nobody here touches.
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlreader.h>
