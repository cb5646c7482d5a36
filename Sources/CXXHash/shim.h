#include <xxhash.h>

#ifdef __x86_64__
#include <xxh_x86dispatch.h>
#endif

// The digest of some bytes, with the widest registers that the machine has.
static inline XXH128_hash_t xinfeng_digest(const void *bytes, size_t count) {
#ifdef __x86_64__
  return XXH3_128bits_dispatch(bytes, count);
#else
  return XXH3_128bits(bytes, count);
#endif
}
