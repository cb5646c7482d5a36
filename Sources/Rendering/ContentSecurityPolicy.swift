/// The sources that a page of a site may load from: its own files, and no script or style in the page itself.
///
/// Every page says so in its head, so that the rule holds wherever the site is put; a web server should send the same
/// text as a header and add `frame-ancestors`, which browsers heed only there. A copy for reading from a disk goes
/// without, because browsers do not agree whether two files of a folder are of the same origin.
package let contentSecurityPolicy =
  "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
