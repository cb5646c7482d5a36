#include "CXML.h"

#include <dlfcn.h>
#include <stddef.h>

// libxml2 brings ICU with it, whose loading takes a sixth of the time in which the program starts. It is opened when
// the first drawing is met.
int xinfeng_xml_open(struct xinfeng_xml *library) {
  void *handle = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return -1;
#define F(name) \
  library->name = (__typeof__(name) *) dlsym(handle, #name); \
  if (library->name == NULL) return -1;
  XINFENG_XML_FUNCTIONS(F)
#undef F
  return 0;
}

static void ignore(void *context, xmlErrorPtr error) {
  (void)context;
  (void)error;
}

void xinfeng_xml_silence(const struct xinfeng_xml *library, xmlTextReaderPtr reader) {
  library->xmlTextReaderSetStructuredErrorHandler(reader, ignore, NULL);
}
