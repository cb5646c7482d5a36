#ifndef CVIPS_H
#define CVIPS_H

#include <vips/vips.h>

// The functions of libvips that this program uses. `xinfeng_vips_start` loads the library and comes before all others.

// The decoder of JPEG: `xinfeng_jpeg_start` loads it and comes before. A picture is damaged where rows of it would be wrong.
int xinfeng_jpeg_start(void);
int xinfeng_jpeg_is_damaged(const void *bytes, size_t length);

// One call each with exactly the options this program uses: libvips takes its options as variadic name-value
// pairs, which Swift cannot call. All return 0 for success, as libvips does.
int xinfeng_vips_start(void);
int xinfeng_vips_open(const void *bytes, size_t length, VipsImage **out);
int xinfeng_vips_thumbnail(const void *bytes, size_t length, VipsImage **out,
          int width, int height, VipsInteresting crop, VipsSize size);
int xinfeng_vips_thumbnail_in_srgb(const void *bytes, size_t length, VipsImage **out,
          int width, int height, VipsInteresting crop, VipsSize size);
int xinfeng_vips_shrink(VipsImage *in, VipsImage **out, int width, int height);
int xinfeng_vips_copy(VipsImage *in, VipsImage **out);
int xinfeng_vips_to_srgb(VipsImage *in, VipsImage **out);
int xinfeng_vips_flatten_on_white(VipsImage *in, VipsImage **out);
int xinfeng_vips_extract_bands(VipsImage *in, VipsImage **out, int first, int count);
int xinfeng_vips_minimum(VipsImage *in, double *out);
int xinfeng_vips_black(VipsImage **out, int width, int height);
int xinfeng_vips_save_jpeg(VipsImage *in, void **bytes, size_t *length, int quality);
int xinfeng_vips_save_png(VipsImage *in, void **bytes, size_t *length);
int xinfeng_vips_save_webp(VipsImage *in, void **bytes, size_t *length, int quality, int effort);
int xinfeng_vips_save_avif(VipsImage *in, void **bytes, size_t *length, int quality, int effort);

// The function of libvips or GLib of the same name.
void xinfeng_g_free(void *memory);
void xinfeng_g_object_unref(void *object);
void xinfeng_g_strfreev(char **texts);
void xinfeng_vips_cache_set_max(int count);
void xinfeng_vips_concurrency_set(int count);
char *xinfeng_vips_error_buffer_copy(void);
void xinfeng_vips_error_clear(void);
const char *xinfeng_vips_foreign_find_load_buffer(const void *bytes, size_t length);
guint64 xinfeng_vips_format_sizeof(VipsBandFormat format);
VipsImage *xinfeng_vips_image_copy_memory(VipsImage *image);
int xinfeng_vips_image_get_bands(const VipsImage *image);
const void *xinfeng_vips_image_get_data(VipsImage *image);
char **xinfeng_vips_image_get_fields(VipsImage *image);
VipsBandFormat xinfeng_vips_image_get_format(const VipsImage *image);
int xinfeng_vips_image_get_height(const VipsImage *image);
int xinfeng_vips_image_get_int(const VipsImage *image, const char *field, int *out);
int xinfeng_vips_image_get_orientation_swap(VipsImage *image);
int xinfeng_vips_image_get_string(const VipsImage *image, const char *field, const char **out);
GType xinfeng_vips_image_get_typeof(const VipsImage *image, const char *field);
int xinfeng_vips_image_get_width(const VipsImage *image);
int xinfeng_vips_image_hasalpha(VipsImage *image);
int xinfeng_vips_image_remove(VipsImage *image, const char *field);
void xinfeng_vips_operation_block_set(const char *name, int state);

#endif
