#include "CVips.h"

#include <dlfcn.h>
#include <vips/vector.h>

// libvips brings a hundred libraries with it, whose loading takes longer than building a small site. It is
// opened when the first picture is met, and a site without pictures never meets it.

#define FUNCTIONS(F) \
  F(g_free) F(g_log_set_handler) F(g_object_unref) F(g_strfreev) F(vips_area_unref) F(vips_array_double_newv) \
  F(vips_black) F(vips_cache_set_max) F(vips_colourspace) F(vips_concurrency_set) F(vips_copy) \
  F(vips_error_buffer_copy) F(vips_error_clear) F(vips_extract_band) F(vips_flatten) \
  F(vips_foreign_find_load_buffer) F(vips_format_sizeof) F(vips_heifsave_buffer) F(vips_image_copy_memory) \
  F(vips_image_get_bands) F(vips_image_get_data) F(vips_image_get_fields) F(vips_image_get_format) \
  F(vips_image_get_height) F(vips_image_get_int) F(vips_image_get_orientation_swap) F(vips_image_get_string) \
  F(vips_image_get_typeof) F(vips_image_get_width) F(vips_image_hasalpha) F(vips_image_new_from_buffer) \
  F(vips_image_remove) F(vips_init) F(vips_jpegsave_buffer) F(vips_min) F(vips_operation_block_set) \
  F(vips_pngsave_buffer) F(vips_thumbnail_buffer) F(vips_thumbnail_image) F(vips_vector_set_enabled) \
  F(vips_webpsave_buffer)

static struct {
#define F(name) __typeof__(name) *name;
  FUNCTIONS(F)
#undef F
} library;

static int load(void) {
  void *handle = dlopen("libvips.so.42", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return -1;
#define F(name) \
  library.name = (__typeof__(name) *) dlsym(handle, #name); \
  if (library.name == NULL) return -1;
  FUNCTIONS(F)
#undef F
  return 0;
}

// libvips takes its options as variadic name-value pairs, which Swift cannot call. Each wrapper below is one
// call with exactly the options this program uses. All return 0 for success, as libvips does.

// A damaged picture is reported by its caller with the place an author can correct; libvips's own line on standard
// error would only be noise beside it.
static void drop_log(const gchar *domain, GLogLevelFlags level, const gchar *text, gpointer data) {
}

int xinfeng_vips_start(void) {
  if (load()) return -1;
  if (library.vips_init("xinfeng")) return -1;
  // Without liborc, which compiles machine code for operations: other pixels on other processors, and now and then a
  // crash when several threads compile at once. Encoding takes most of the time, with it or without.
  library.vips_vector_set_enabled(FALSE);
  library.g_log_set_handler("VIPS", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_MESSAGE | G_LOG_LEVEL_INFO | G_LOG_LEVEL_DEBUG,
                    drop_log, NULL);
  return 0;
}

// Reads the header only: pixels are decoded when something asks for them.
int xinfeng_vips_open(const void *bytes, size_t length, VipsImage **out) {
  *out = library.vips_image_new_from_buffer(bytes, length, "", "access", VIPS_ACCESS_SEQUENTIAL, NULL);
  return *out == NULL ? -1 : 0;
}

// library.vips_thumbnail_buffer() of 8.14 ignores its own "fail-on" and hands over only the option string.
int xinfeng_vips_thumbnail(const void *bytes, size_t length, VipsImage **out, int width, int height,
                                         VipsInteresting crop, VipsSize size) {
  return library.vips_thumbnail_buffer((void *) bytes, length, out, width, "height", height, "size", size, "crop", crop,
                               "option-string", "[fail-on=truncated]", NULL);
}

// As above, from the embedded profile to sRGB. Only for pictures that have one: without, 8.14 takes the colours
// through Lab and shifts them.
int xinfeng_vips_thumbnail_in_srgb(const void *bytes, size_t length, VipsImage **out, int width,
                                                 int height, VipsInteresting crop, VipsSize size) {
  return library.vips_thumbnail_buffer((void *) bytes, length, out, width, "height", height, "size", size, "crop", crop,
                               "option-string", "[fail-on=truncated]", "export-profile", "srgb", NULL);
}

int xinfeng_vips_shrink(VipsImage *in, VipsImage **out, int width, int height) {
  return library.vips_thumbnail_image(in, out, width, "height", height, "size", VIPS_SIZE_FORCE, NULL);
}

// A copy of the header, so that fields can be removed from it; the density is set, because it is a field too.
int xinfeng_vips_copy(VipsImage *in, VipsImage **out) {
  return library.vips_copy(in, out, "xres", 72.0 / 25.4, "yres", 72.0 / 25.4, NULL);
}

int xinfeng_vips_to_srgb(VipsImage *in, VipsImage **out) {
  return library.vips_colourspace(in, out, VIPS_INTERPRETATION_sRGB, NULL);
}

int xinfeng_vips_flatten_on_white(VipsImage *in, VipsImage **out) {
  VipsArrayDouble *white = library.vips_array_double_newv(3, 255.0, 255.0, 255.0);
  int result = library.vips_flatten(in, out, "background", white, NULL);
  library.vips_area_unref((VipsArea *) white);
  return result;
}

int xinfeng_vips_extract_bands(VipsImage *in, VipsImage **out, int first, int count) {
  return library.vips_extract_band(in, out, first, "n", count, NULL);
}

int xinfeng_vips_minimum(VipsImage *in, double *out) { return library.vips_min(in, out, NULL); }

int xinfeng_vips_black(VipsImage **out, int width, int height) {
  return library.vips_black(out, width, height, "bands", 3, NULL);
}

int xinfeng_vips_save_jpeg(VipsImage *in, void **bytes, size_t *length, int quality) {
  return library.vips_jpegsave_buffer(in, bytes, length, "Q", quality, "optimize-coding", TRUE, "strip", TRUE, NULL);
}

int xinfeng_vips_save_png(VipsImage *in, void **bytes, size_t *length) {
  return library.vips_pngsave_buffer(in, bytes, length, "filter", VIPS_FOREIGN_PNG_FILTER_ALL, "strip", TRUE, NULL);
}

int xinfeng_vips_save_webp(VipsImage *in, void **bytes, size_t *length, int quality, int effort) {
  return library.vips_webpsave_buffer(in, bytes, length, "Q", quality, "effort", effort, "strip", TRUE, NULL);
}

// Without a depth of its own, libvips 8.14 writes twelve bits a sample, which few browsers show.
int xinfeng_vips_save_avif(VipsImage *in, void **bytes, size_t *length, int quality, int effort) {
  return library.vips_heifsave_buffer(in, bytes, length, "Q", quality, "effort", effort, "bitdepth", 8, "compression",
                              VIPS_FOREIGN_HEIF_COMPRESSION_AV1, "strip", TRUE, NULL);
}

// Those that Swift could call as they are.

void xinfeng_g_free(void *memory) { library.g_free(memory); }
void xinfeng_g_object_unref(void *object) { library.g_object_unref(object); }
void xinfeng_g_strfreev(char **texts) { library.g_strfreev(texts); }
void xinfeng_vips_cache_set_max(int count) { library.vips_cache_set_max(count); }
void xinfeng_vips_concurrency_set(int count) { library.vips_concurrency_set(count); }
char *xinfeng_vips_error_buffer_copy(void) { return library.vips_error_buffer_copy(); }
void xinfeng_vips_error_clear(void) { library.vips_error_clear(); }
const char *xinfeng_vips_foreign_find_load_buffer(const void *bytes, size_t length) { return library.vips_foreign_find_load_buffer(bytes, length); }
guint64 xinfeng_vips_format_sizeof(VipsBandFormat format) { return library.vips_format_sizeof(format); }
VipsImage *xinfeng_vips_image_copy_memory(VipsImage *image) { return library.vips_image_copy_memory(image); }
int xinfeng_vips_image_get_bands(const VipsImage *image) { return library.vips_image_get_bands(image); }
const void *xinfeng_vips_image_get_data(VipsImage *image) { return library.vips_image_get_data(image); }
char **xinfeng_vips_image_get_fields(VipsImage *image) { return library.vips_image_get_fields(image); }
VipsBandFormat xinfeng_vips_image_get_format(const VipsImage *image) { return library.vips_image_get_format(image); }
int xinfeng_vips_image_get_height(const VipsImage *image) { return library.vips_image_get_height(image); }
int xinfeng_vips_image_get_int(const VipsImage *image, const char *field, int *out) { return library.vips_image_get_int(image, field, out); }
int xinfeng_vips_image_get_orientation_swap(VipsImage *image) { return library.vips_image_get_orientation_swap(image); }
int xinfeng_vips_image_get_string(const VipsImage *image, const char *field, const char **out) { return library.vips_image_get_string(image, field, out); }
GType xinfeng_vips_image_get_typeof(const VipsImage *image, const char *field) { return library.vips_image_get_typeof(image, field); }
int xinfeng_vips_image_get_width(const VipsImage *image) { return library.vips_image_get_width(image); }
int xinfeng_vips_image_hasalpha(VipsImage *image) { return library.vips_image_hasalpha(image); }
int xinfeng_vips_image_remove(VipsImage *image, const char *field) { return library.vips_image_remove(image, field); }
void xinfeng_vips_operation_block_set(const char *name, int state) { library.vips_operation_block_set(name, state); }
