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

struct reading {
  const struct xinfeng_xml *library;
  const struct xinfeng_xml_handler *handler;
  xmlParserCtxtPtr parser;
  enum xinfeng_xml_end end;
  int depth;
};

// As deep as libxml2 lets trees become; where none is built, it does not count.
static const int deepest = 256;

static void stop(struct reading *reading, enum xinfeng_xml_end end) {
  if (reading->end != XINFENG_XML_WHOLE) return;
  reading->end = end;
  reading->library->xmlStopParser(reading->parser);
}

static void opens(
    void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *name_space, int spaces,
    const xmlChar **declared, int attributes, int defaulted, const xmlChar **values) {
  struct reading *reading = context;
  if (reading->end != XINFENG_XML_WHOLE) return;
  if (++reading->depth > deepest) return stop(reading, XINFENG_XML_BROKEN);
  if (reading->handler->opens(
          reading->handler->context, (const char *) name, (const char *) name_space, attributes,
          (const char **) values) != 0)
    stop(reading, XINFENG_XML_STOPPED);
}

static void closes(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *name_space) {
  struct reading *reading = context;
  if (reading->end != XINFENG_XML_WHOLE) return;
  reading->depth--;
  if (reading->handler->closes(reading->handler->context, (const char *) name, (const char *) name_space) != 0)
    stop(reading, XINFENG_XML_STOPPED);
}

static void text(void *context, const xmlChar *text, int count) {
  struct reading *reading = context;
  if (reading->end != XINFENG_XML_WHOLE) return;
  if (reading->handler->text(reading->handler->context, (const char *) text, count) != 0)
    stop(reading, XINFENG_XML_STOPPED);
}

static void declares(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
  stop(context, XINFENG_XML_DTD);
}

enum xinfeng_xml_end xinfeng_xml_read(
    const struct xinfeng_xml *library, const char *bytes, long count, unsigned options,
    const struct xinfeng_xml_handler *handler) {
  struct reading reading = {library, handler, NULL, XINFENG_XML_WHOLE, 0};
  xmlSAXHandler sax = {
      .initialized = XML_SAX2_MAGIC,
      .startElementNs = opens,
      .endElementNs = closes,
      .characters = text,
      .cdataBlock = text,
      .internalSubset = options & XINFENG_XML_ALLOWS_DTD ? NULL : declares,
  };
  reading.parser = library->xmlCreatePushParserCtxt(&sax, &reading, NULL, 0, NULL);
  if (reading.parser == NULL) return XINFENG_XML_MACHINE;
  // Without NOENT, &amp; in a value stays a reference; no other entity can be declared.
  library->xmlCtxtUseOptions(
      reading.parser,
      XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
          | (options & XINFENG_XML_IS_UTF8 ? XML_PARSE_IGNORE_ENC : 0));
  // In pieces, so that a reading that was ended parses no more than the rest of its piece.
  const long piece = 1 << 18;
  for (long start = 0; reading.end == XINFENG_XML_WHOLE && start < count; start += piece) {
    long rest = count - start;
    int isLast = rest <= piece;
    if (library->xmlParseChunk(reading.parser, bytes + start, (int) (isLast ? rest : piece), isLast) != 0) break;
  }
  if (reading.end == XINFENG_XML_WHOLE && (count == 0 || !reading.parser->wellFormed)) reading.end = XINFENG_XML_BROKEN;
  library->xmlFreeParserCtxt(reading.parser);
  return reading.end;
}
