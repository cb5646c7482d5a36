#ifndef CXML_H
#define CXML_H

#include <libxml/xmlversion.h>
// Debian's libxml2 shows ICU's headers to its users, and they clash with the copy of ICU in Foundation wherever
// both are imported. Only the converters' private structs depend on it, which nobody here touches.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>

#define XINFENG_XML_FUNCTIONS(F) \
  F(htmlReadMemory) F(xmlCreatePushParserCtxt) F(xmlCtxtUseOptions) F(xmlFreeDoc) F(xmlFreeParserCtxt) \
  F(xmlFreeTextReader) F(xmlInitParser) F(xmlParseChunk) F(xmlReaderForMemory) F(xmlReaderWalker) F(xmlStopParser) \
  F(xmlStrlen) F(xmlTextReaderConstLocalName) \
  F(xmlTextReaderConstNamespaceUri) F(xmlTextReaderConstValue) F(xmlTextReaderIsEmptyElement) \
  F(xmlTextReaderMoveToElement) F(xmlTextReaderMoveToNextAttribute) F(xmlTextReaderNodeType) F(xmlTextReaderRead) \
  F(xmlTextReaderSetStructuredErrorHandler)

// The functions of libxml2 that this program uses, by their names.
struct xinfeng_xml {
#define F(name) __typeof__(name) *name;
  XINFENG_XML_FUNCTIONS(F)
#undef F
};

// Opens the library and finds its functions; 0 for success.
int xinfeng_xml_open(struct xinfeng_xml *library);

// Keeps what a reader has to say of its document, which may quote it, from standard error.
void xinfeng_xml_silence(const struct xinfeng_xml *library, xmlTextReaderPtr reader);

// What is told of a document while it is read. Whatever a function returns but 0 ends the reading.
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
  XINFENG_XML_DTD,      // A document type declaration, with which entities would come, is never read.
  XINFENG_XML_MACHINE,  // No memory.
};

// Reads a document piece by piece and builds no tree. Nothing outside the bytes is ever opened.
enum xinfeng_xml_end xinfeng_xml_read(
    const struct xinfeng_xml *library, const char *bytes, long count, const struct xinfeng_xml_handler *handler);

#endif
