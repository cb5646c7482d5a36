#include <vips/vips.h>

// libvips takes its options as variadic name-value pairs, which Swift cannot call. Each wrapper below is one
// call with exactly the options this program uses. All return 0 for success, as libvips does.

// A damaged picture is reported by its caller with the place an author can mend; libvips's own line on
// standard error would only be noise beside it.
static inline void xinfeng_vips_drop_log(const gchar *domain, GLogLevelFlags level, const gchar *text, gpointer data) {
}

static inline int xinfeng_vips_start(void) {
  if (vips_init("xinfeng")) return -1;
  g_log_set_handler("VIPS", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_MESSAGE | G_LOG_LEVEL_INFO | G_LOG_LEVEL_DEBUG,
                    xinfeng_vips_drop_log, NULL);
  return 0;
}

// Reads the header only: pixels are decoded when something asks for them.
static inline int xinfeng_vips_open(const void *bytes, size_t length, VipsImage **out) {
  *out = vips_image_new_from_buffer(bytes, length, "", "access", VIPS_ACCESS_SEQUENTIAL, NULL);
  return *out == NULL ? -1 : 0;
}

// vips_thumbnail_buffer() of 8.14 ignores its own "fail-on" and hands over only the option string.
static inline int xinfeng_vips_thumbnail(const void *bytes, size_t length, VipsImage **out, int width, int height,
                                         VipsInteresting crop, VipsSize size) {
  return vips_thumbnail_buffer((void *) bytes, length, out, width, "height", height, "size", size, "crop", crop,
                               "option-string", "[fail-on=truncated]", NULL);
}

// As above, from the embedded profile to sRGB. Only for pictures that have one: without, 8.14 takes the colours
// through Lab and shifts them.
static inline int xinfeng_vips_thumbnail_in_srgb(const void *bytes, size_t length, VipsImage **out, int width,
                                                 int height, VipsInteresting crop, VipsSize size) {
  return vips_thumbnail_buffer((void *) bytes, length, out, width, "height", height, "size", size, "crop", crop,
                               "option-string", "[fail-on=truncated]", "export-profile", "srgb", NULL);
}

static inline int xinfeng_vips_shrink(VipsImage *in, VipsImage **out, int width, int height) {
  return vips_thumbnail_image(in, out, width, "height", height, "size", VIPS_SIZE_FORCE, NULL);
}

// A copy of the header, so that fields can be removed from it; the density is set, because it is a field too.
static inline int xinfeng_vips_copy(VipsImage *in, VipsImage **out) {
  return vips_copy(in, out, "xres", 72.0 / 25.4, "yres", 72.0 / 25.4, NULL);
}

static inline int xinfeng_vips_to_srgb(VipsImage *in, VipsImage **out) {
  return vips_colourspace(in, out, VIPS_INTERPRETATION_sRGB, NULL);
}

static inline int xinfeng_vips_flatten_on_white(VipsImage *in, VipsImage **out) {
  VipsArrayDouble *white = vips_array_double_newv(3, 255.0, 255.0, 255.0);
  int result = vips_flatten(in, out, "background", white, NULL);
  vips_area_unref(VIPS_AREA(white));
  return result;
}

static inline int xinfeng_vips_extract_bands(VipsImage *in, VipsImage **out, int first, int count) {
  return vips_extract_band(in, out, first, "n", count, NULL);
}

static inline int xinfeng_vips_minimum(VipsImage *in, double *out) { return vips_min(in, out, NULL); }

static inline int xinfeng_vips_black(VipsImage **out, int width, int height) {
  return vips_black(out, width, height, "bands", 3, NULL);
}

static inline int xinfeng_vips_save_jpeg(VipsImage *in, void **bytes, size_t *length, int quality) {
  return vips_jpegsave_buffer(in, bytes, length, "Q", quality, "optimize-coding", TRUE, "strip", TRUE, NULL);
}

static inline int xinfeng_vips_save_png(VipsImage *in, void **bytes, size_t *length) {
  return vips_pngsave_buffer(in, bytes, length, "filter", VIPS_FOREIGN_PNG_FILTER_ALL, "strip", TRUE, NULL);
}

static inline int xinfeng_vips_save_webp(VipsImage *in, void **bytes, size_t *length, int quality, int effort) {
  return vips_webpsave_buffer(in, bytes, length, "Q", quality, "effort", effort, "strip", TRUE, NULL);
}

// Without a depth of its own, libvips 8.14 writes twelve bits a sample, which few browsers show.
static inline int xinfeng_vips_save_avif(VipsImage *in, void **bytes, size_t *length, int quality, int effort) {
  return vips_heifsave_buffer(in, bytes, length, "Q", quality, "effort", effort, "bitdepth", 8, "compression",
                              VIPS_FOREIGN_HEIF_COMPRESSION_AV1, "strip", TRUE, NULL);
}
