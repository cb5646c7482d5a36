#include "WithoutCurl.h"

#include <stdlib.h>

// The web server of the preview could pass requests on to another one, with Foundation's client, which is libcurl. Ours
// never does. Yet to start with libcurl means to load it and the twenty-six libraries behind it, for TLS, Kerberos and
// LDAP: two thirds of the time until the program begins. Where these are defined here, it is not loaded.
//
// A function that is missing here, because a later Foundation calls it, brings libcurl back and breaks nothing.

#define NEVER_CALLED(name) \
  void name(void); \
  void name(void) { abort(); }

NEVER_CALLED(curl_easy_cleanup)
NEVER_CALLED(curl_easy_getinfo)
NEVER_CALLED(curl_easy_init)
NEVER_CALLED(curl_easy_pause)
NEVER_CALLED(curl_easy_setopt)
NEVER_CALLED(curl_easy_strerror)
NEVER_CALLED(curl_free)
NEVER_CALLED(curl_global_init)
NEVER_CALLED(curl_multi_add_handle)
NEVER_CALLED(curl_multi_assign)
NEVER_CALLED(curl_multi_cleanup)
NEVER_CALLED(curl_multi_info_read)
NEVER_CALLED(curl_multi_init)
NEVER_CALLED(curl_multi_remove_handle)
NEVER_CALLED(curl_multi_setopt)
NEVER_CALLED(curl_multi_socket_action)
NEVER_CALLED(curl_slist_append)
NEVER_CALLED(curl_slist_free_all)
NEVER_CALLED(curl_url)
NEVER_CALLED(curl_url_get)
NEVER_CALLED(curl_url_set)
NEVER_CALLED(curl_version)
NEVER_CALLED(curl_version_info)
