#include <zlib.h>

// deflateInit2() and inflateInit2() are macros, which Swift cannot call. Negative bits: no header, as ZIP has it.
static inline int xinfeng_deflate_start(z_stream *stream, int bits) {
  return deflateInit2(stream, 9, Z_DEFLATED, bits, 9, Z_DEFAULT_STRATEGY);
}

static inline int xinfeng_inflate_start(z_stream *stream, int bits) { return inflateInit2(stream, bits); }
