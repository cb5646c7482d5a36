#ifndef CXML_H
#define CXML_H

#include <libxml/xmlversion.h>
// Debian's libxml2 shows ICU's headers to its users, and they clash with the copy of ICU in Foundation wherever
// both are imported. Only the converters' private structs depend on it, which nobody here touches.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/xmlreader.h>

#define XINFENG_XML_FUNCTIONS(F) \
  F(htmlReadMemory) F(xmlFreeDoc) F(xmlFreeTextReader) F(xmlInitParser) F(xmlReaderForMemory) F(xmlReaderWalker) \
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

#endif
