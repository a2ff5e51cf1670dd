// GMP's public names are macros, which Swift does not import; these wrappers give them plain names.
// Nothing but wrappers belongs here.
#ifndef SUPPORTCHECK_CGMP_SHIM_H
#define SUPPORTCHECK_CGMP_SHIM_H

#include <gmp.h>
#include <stdlib.h>

static inline void supportcheck_mpz_init(mpz_ptr z) { mpz_init(z); }
#endif
