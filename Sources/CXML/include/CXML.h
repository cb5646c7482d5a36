#ifndef CXML_H
#define CXML_H

#include <libxml/xmlversion.h>
// Debian's libxml2 shows ICU's headers to its users, and they clash with the copy of ICU in Foundation wherever
// both are imported. Only the converters' private structs depend on it, which are not used here.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#define XINFENG_XML_FUNCTIONS(F) \
  F(htmlReadMemory) F(xmlCreatePushParserCtxt) F(xmlCtxtUseOptions) F(xmlFreeDoc) F(xmlFreeParserCtxt) \
  F(xmlInitParser) F(xmlParseChunk) F(xmlStopParser)

// The functions of libxml2 that this program uses, by their names.
struct xinfeng_xml {
#define F(name) __typeof__(name) *name;
  XINFENG_XML_FUNCTIONS(F)
#undef F
};

// Opens the library and finds its functions; 0 for success.
int xinfeng_xml_open(struct xinfeng_xml *library);

// Callbacks for the parts of a document while it is read. A result other than 0 ends the reading.
struct xinfeng_xml_handler {
  void *context;
  // Attributes as libxml2's SAX2 hands them out: five pointers each, local name, prefix, namespace, begin and end of the
  // value.
  int (*opens)(void *context, const char *name, const char *name_space, int attributes, const char **values);
  int (*closes)(void *context, const char *name, const char *name_space);
  int (*text)(void *context, const char *text, int count);
};

enum xinfeng_xml_end {
  XINFENG_XML_WHOLE,    // Read to the end.
  XINFENG_XML_STOPPED,  // One of the functions ended it.
  XINFENG_XML_BROKEN,   // Not well-formed, cut off, or beyond the library's own limits.
  XINFENG_XML_DTD,      // A document type declaration, with which entities would come, and which is not allowed.
  XINFENG_XML_MACHINE,  // No memory.
};

enum xinfeng_xml_option {
  XINFENG_XML_ALLOWS_DTD = 1,  // A document type declaration is passed over.
  XINFENG_XML_IS_UTF8 = 2,     // What the document says of its encoding does not count.
};

// Reads a document piece by piece and builds no tree. Nothing outside the bytes is ever opened.
enum xinfeng_xml_end xinfeng_xml_read(
    const struct xinfeng_xml *library, const char *bytes, long count, unsigned options,
    const struct xinfeng_xml_handler *handler);

#endif
