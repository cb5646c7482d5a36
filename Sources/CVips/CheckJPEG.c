#include "CVips.h"

#include <dlfcn.h>
#include <setjmp.h>
#include <stdio.h>

#include <jerror.h>
#include <jpeglib.h>

// libvips decodes a damaged JPEG as far as it goes, and of the decoder's warnings it passes on some and loses those of the
// last rows. So the decoder, which libvips has loaded already, is asked by itself. The headers come with libvips's.

static struct {
  __typeof__(jpeg_std_error) *std_error;
  __typeof__(jpeg_CreateDecompress) *create;
  __typeof__(jpeg_mem_src) *mem_src;
  __typeof__(jpeg_read_header) *read_header;
  __typeof__(jpeg_start_decompress) *start;
  __typeof__(jpeg_read_scanlines) *read_scanlines;
  __typeof__(jpeg_finish_decompress) *finish;
  __typeof__(jpeg_destroy_decompress) *destroy;
} library;

int xinfeng_jpeg_start(void) {
  char name[32];
  // Libraries have the number of their interface: 62 for 6.2, which Debian's has, and 8 for 8.0.
  snprintf(name, sizeof name, "libjpeg.so.%d", JPEG_LIB_VERSION < 70 ? JPEG_LIB_VERSION : JPEG_LIB_VERSION / 10);
  void *handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return -1;
  library.std_error = (__typeof__(library.std_error)) dlsym(handle, "jpeg_std_error");
  library.create = (__typeof__(library.create)) dlsym(handle, "jpeg_CreateDecompress");
  library.mem_src = (__typeof__(library.mem_src)) dlsym(handle, "jpeg_mem_src");
  library.read_header = (__typeof__(library.read_header)) dlsym(handle, "jpeg_read_header");
  library.start = (__typeof__(library.start)) dlsym(handle, "jpeg_start_decompress");
  library.read_scanlines = (__typeof__(library.read_scanlines)) dlsym(handle, "jpeg_read_scanlines");
  library.finish = (__typeof__(library.finish)) dlsym(handle, "jpeg_finish_decompress");
  library.destroy = (__typeof__(library.destroy)) dlsym(handle, "jpeg_destroy_decompress");
  return library.std_error && library.create && library.mem_src && library.read_header && library.start
    && library.read_scanlines && library.finish && library.destroy ? 0 : -1;
}

// The verdict of one decoder on one file.
struct judge {
  struct jpeg_error_mgr manager;
  jmp_buf end;
  int is_damaged;
};

static void give_up(j_common_ptr decoder) { longjmp(((struct judge *) decoder->err)->end, 1); }

static void ignore(j_common_ptr decoder) {}

static void judge(j_common_ptr decoder, int level) {
  if (level >= 0) return;
  struct judge *judge = (struct judge *) decoder->err;
  switch (judge->manager.msg_code) {
  // A file without its end mark, to which the decoder adds one: missing data before it causes another warning.
  case JWRN_JPEG_EOF:
  // Of headers that cameras write wrongly and every browser reads.
  case JWRN_ADOBE_XFORM:
  case JWRN_BOGUS_ICC:
  case JWRN_JFIF_MAJOR:
  case JWRN_NOT_SEQUENTIAL:
    return;
  // Some writers pad; more is picture data without a place.
  case JWRN_EXTRANEOUS_DATA:
    if (judge->manager.msg_parm.i[0] <= 16) return;
  }
  judge->is_damaged = 1;
}

int xinfeng_jpeg_is_damaged(const void *bytes, size_t length) {
  struct jpeg_decompress_struct decoder;
  struct judge verdict = {.is_damaged = 0};
  decoder.err = library.std_error(&verdict.manager);
  verdict.manager.error_exit = give_up;
  verdict.manager.output_message = ignore;
  verdict.manager.emit_message = judge;
  library.create(&decoder, JPEG_LIB_VERSION, sizeof decoder);
  if (setjmp(verdict.end) == 0) {
    library.mem_src(&decoder, (unsigned char *) bytes, length);
    library.read_header(&decoder, TRUE);
    // The smallest size, the fastest way, no change of colours: only the data's being whole is of interest.
    decoder.scale_num = 1;
    decoder.scale_denom = 8;
    decoder.out_color_space = decoder.jpeg_color_space;
    decoder.dct_method = JDCT_IFAST;
    decoder.do_fancy_upsampling = FALSE;
    library.start(&decoder);
    JSAMPARRAY rows = decoder.mem->alloc_sarray(
      (j_common_ptr) &decoder, JPOOL_IMAGE, decoder.output_width * decoder.output_components, 1);
    while (decoder.output_scanline < decoder.output_height && !verdict.is_damaged)
      library.read_scanlines(&decoder, rows, 1);
    if (!verdict.is_damaged) library.finish(&decoder);
  } else {
    verdict.is_damaged = 1;
  }
  int is_damaged = verdict.is_damaged;
  library.destroy(&decoder);
  return is_damaged;
}
