// GMP's public names are macros, which Swift does not import; these wrappers give them plain names:
// `gmp_z_…` for integers (mpz), `gmp_q_…` for rationals (mpq). Nothing but wrappers belongs here.
//
// As in GMP, the result comes first, and operands may be the result itself unless a line says otherwise.
// A division by zero, and a result too large for memory, end the process; nothing else does.
#ifndef SUPPORTCHECK_CGMP_SHIM_H
#define SUPPORTCHECK_CGMP_SHIM_H

#include <gmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

// What Swift code stores and points to.
typedef __mpz_struct gmp_z_struct;
typedef __mpq_struct gmp_q_struct;
_Static_assert(GMP_LIMB_BITS == 64 && GMP_NAIL_BITS == 0 && sizeof(long) == 8, "a machine word is a limb of GMP");

typedef __mpz_struct *_Nonnull gmp_z_out;
typedef const __mpz_struct *_Nonnull gmp_z_in;
typedef __mpq_struct *_Nonnull gmp_q_out;
typedef const __mpq_struct *_Nonnull gmp_q_in;

// MARK: Integers: life

static inline void gmp_z_init(gmp_z_out z) { mpz_init(z); }
static inline void gmp_z_init_set(gmp_z_out z, gmp_z_in a) { mpz_init_set(z, a); }
static inline void gmp_z_init_set_si(gmp_z_out z, long a) { mpz_init_set_si(z, a); }
static inline void gmp_z_clear(gmp_z_out z) { mpz_clear(z); }

// A new integer 0 on the heap; give it back with gmp_z_free.
static inline gmp_z_out gmp_z_alloc(void) {
    __mpz_struct *z = malloc(sizeof *z);
    if (z == NULL) { abort(); }
    mpz_init(z);
    return z;
}
static inline void gmp_z_free(gmp_z_out z) { mpz_clear(z); free(z); }

// MARK: Integers: assignment and conversion

static inline void gmp_z_set(gmp_z_out z, gmp_z_in a) { mpz_set(z, a); }
static inline void gmp_z_set_si(gmp_z_out z, long a) { mpz_set_si(z, a); }
static inline void gmp_z_set_ui(gmp_z_out z, unsigned long a) { mpz_set_ui(z, a); }
static inline void gmp_z_set_q(gmp_z_out z, gmp_q_in a) { mpz_set_q(z, a); }
static inline void gmp_z_swap(gmp_z_out a, gmp_z_out b) { mpz_swap(a, b); }
static inline bool gmp_z_fits_slong(gmp_z_in a) { return mpz_fits_slong_p(a) != 0; }
static inline bool gmp_z_fits_ulong(gmp_z_in a) { return mpz_fits_ulong_p(a) != 0; }
static inline long gmp_z_get_si(gmp_z_in a) { return mpz_get_si(a); }
static inline unsigned long gmp_z_get_ui(gmp_z_in a) { return mpz_get_ui(a); }
// Truncates towards zero; infinite where the exponent is too large on IEEE machines.
static inline double gmp_z_get_d(gmp_z_in a) { return mpz_get_d(a); }
// a = d * 2^(*exponent) with 0.5 <= |d| < 1, truncated towards zero; d = 0 for a = 0.
static inline double gmp_z_get_d_2exp(long *_Nonnull exponent, gmp_z_in a) { return mpz_get_d_2exp(exponent, a); }

// True on success. GMP's own grammar: white space is skipped anywhere. Check the grammar first.
static inline bool gmp_z_set_str(gmp_z_out z, const char *_Nonnull text, int base) { return mpz_set_str(z, text, base) == 0; }
// Writes a zero-terminated text into a buffer of at least gmp_z_sizeinbase + 2 bytes.
static inline void gmp_z_get_str(char *_Nonnull buffer, int base, gmp_z_in a) { (void)mpz_get_str(buffer, base, a); }
// Digits of |a|, without sign; may be one too many unless base is a power of two; 1 for a = 0.
static inline size_t gmp_z_sizeinbase(gmp_z_in a, int base) { return mpz_sizeinbase(a, base); }

// MARK: Integers: limbs (for hashing)

static inline size_t gmp_z_size(gmp_z_in a) { return mpz_size(a); }
// Limb `index` of |a|, least significant first; 0 beyond the last.
static inline uint64_t gmp_z_limb(gmp_z_in a, size_t index) { return mpz_getlimbn(a, (mp_size_t)index); }

// The integer sign * limb, where sign is 0 exactly if the limb is, on top of a limb that the caller keeps alive: an operand
// without allocation, never a result.
static inline gmp_z_struct gmp_z_view(const mp_limb_t *_Nonnull limb, int sign) {
    const mpz_t z = MPZ_ROINIT_N((mp_limb_t *)limb, sign);
    return z[0];
}

// MARK: Integers: bits

// Index of the lowest bit 1 at or above `from` (two's complement); the largest value of the type if there is none.
static inline unsigned long gmp_z_scan1(gmp_z_in a, unsigned long from) { return mpz_scan1(a, from); }
static inline bool gmp_z_tstbit(gmp_z_in a, unsigned long index) { return mpz_tstbit(a, index) != 0; }

// MARK: Integers: comparison

static inline int gmp_z_cmp(gmp_z_in a, gmp_z_in b) { return mpz_cmp(a, b); }
static inline int gmp_z_cmpabs(gmp_z_in a, gmp_z_in b) { return mpz_cmpabs(a, b); }
static inline int gmp_z_cmp_si(gmp_z_in a, long b) { return mpz_cmp_si(a, b); }
static inline int gmp_z_cmp_ui(gmp_z_in a, unsigned long b) { return mpz_cmp_ui(a, b); }
static inline int gmp_z_sgn(gmp_z_in a) { return mpz_sgn(a); }
static inline bool gmp_z_even(gmp_z_in a) { return mpz_even_p(a) != 0; }

// MARK: Integers: arithmetic

static inline void gmp_z_add(gmp_z_out z, gmp_z_in a, gmp_z_in b) { mpz_add(z, a, b); }
static inline void gmp_z_add_ui(gmp_z_out z, gmp_z_in a, unsigned long b) { mpz_add_ui(z, a, b); }
static inline void gmp_z_sub(gmp_z_out z, gmp_z_in a, gmp_z_in b) { mpz_sub(z, a, b); }
static inline void gmp_z_sub_ui(gmp_z_out z, gmp_z_in a, unsigned long b) { mpz_sub_ui(z, a, b); }
static inline void gmp_z_mul(gmp_z_out z, gmp_z_in a, gmp_z_in b) { mpz_mul(z, a, b); }
static inline void gmp_z_mul_si(gmp_z_out z, gmp_z_in a, long b) { mpz_mul_si(z, a, b); }
static inline void gmp_z_mul_ui(gmp_z_out z, gmp_z_in a, unsigned long b) { mpz_mul_ui(z, a, b); }
static inline void gmp_z_mul_2exp(gmp_z_out z, gmp_z_in a, unsigned long bits) { mpz_mul_2exp(z, a, bits); }
// z += a * b, z -= a * b
static inline void gmp_z_addmul(gmp_z_out z, gmp_z_in a, gmp_z_in b) { mpz_addmul(z, a, b); }
static inline void gmp_z_addmul_ui(gmp_z_out z, gmp_z_in a, unsigned long b) { mpz_addmul_ui(z, a, b); }
static inline void gmp_z_submul(gmp_z_out z, gmp_z_in a, gmp_z_in b) { mpz_submul(z, a, b); }
static inline void gmp_z_submul_ui(gmp_z_out z, gmp_z_in a, unsigned long b) { mpz_submul_ui(z, a, b); }
static inline void gmp_z_neg(gmp_z_out z, gmp_z_in a) { mpz_neg(z, a); }
static inline void gmp_z_abs(gmp_z_out z, gmp_z_in a) { mpz_abs(z, a); }
static inline void gmp_z_pow_ui(gmp_z_out z, gmp_z_in a, unsigned long exponent) { mpz_pow_ui(z, a, exponent); }

// MARK: Integers: division (the divisor is not zero; q and r are distinct)

// Rounds towards zero: r has the sign of a.
static inline void gmp_z_tdiv_qr(gmp_z_out q, gmp_z_out r, gmp_z_in a, gmp_z_in b) { mpz_tdiv_qr(q, r, a, b); }
static inline void gmp_z_tdiv_q(gmp_z_out q, gmp_z_in a, gmp_z_in b) { mpz_tdiv_q(q, a, b); }
static inline void gmp_z_tdiv_r(gmp_z_out r, gmp_z_in a, gmp_z_in b) { mpz_tdiv_r(r, a, b); }
static inline void gmp_z_tdiv_q_2exp(gmp_z_out q, gmp_z_in a, unsigned long bits) { mpz_tdiv_q_2exp(q, a, bits); }
// Rounds down: r has the sign of b.
static inline void gmp_z_fdiv_qr(gmp_z_out q, gmp_z_out r, gmp_z_in a, gmp_z_in b) { mpz_fdiv_qr(q, r, a, b); }
static inline void gmp_z_fdiv_q(gmp_z_out q, gmp_z_in a, gmp_z_in b) { mpz_fdiv_q(q, a, b); }
static inline void gmp_z_fdiv_r(gmp_z_out r, gmp_z_in a, gmp_z_in b) { mpz_fdiv_r(r, a, b); }
static inline unsigned long gmp_z_fdiv_ui(gmp_z_in a, unsigned long b) { return mpz_fdiv_ui(a, b); }
// Only right where b divides a.
static inline void gmp_z_divexact(gmp_z_out q, gmp_z_in a, gmp_z_in b) { mpz_divexact(q, a, b); }
// Whether b divides a; 0 divides 0 only.
static inline bool gmp_z_divisible(gmp_z_in a, gmp_z_in b) { return mpz_divisible_p(a, b) != 0; }

// MARK: Integers: number theory

static inline void gmp_z_gcd(gmp_z_out z, gmp_z_in a, gmp_z_in b) { mpz_gcd(z, a, b); }
// gcd(|a|, b), with gcd(a, 0) = |a|, which must then fit.
static inline unsigned long gmp_z_gcd_ui(gmp_z_in a, unsigned long b) { return mpz_gcd_ui(NULL, a, b); }
static inline void gmp_z_lcm(gmp_z_out z, gmp_z_in a, gmp_z_in b) { mpz_lcm(z, a, b); }
// z = base^exponent mod modulus, in 0..<|modulus|; a negative exponent needs an invertible base.
static inline void gmp_z_powm(gmp_z_out z, gmp_z_in base, gmp_z_in exponent, gmp_z_in modulus) { mpz_powm(z, base, exponent, modulus); }
// True if a is invertible; z is set only then.
static inline bool gmp_z_invert(gmp_z_out z, gmp_z_in a, gmp_z_in modulus) { return mpz_invert(z, a, modulus) != 0; }
static inline void gmp_z_sqrt(gmp_z_out z, gmp_z_in a) { mpz_sqrt(z, a); }
static inline bool gmp_z_perfect_square(gmp_z_in a) { return mpz_perfect_square_p(a) != 0; }

// MARK: Rationals (canonical: lowest terms, denominator positive; operands must be, results are)

static inline void gmp_q_init(gmp_q_out q) { mpq_init(q); }
static inline void gmp_q_clear(gmp_q_out q) { mpq_clear(q); }

// A new rational 0 on the heap; give it back with gmp_q_free.
static inline gmp_q_out gmp_q_alloc(void) {
    __mpq_struct *q = malloc(sizeof *q);
    if (q == NULL) { abort(); }
    mpq_init(q);
    return q;
}
static inline void gmp_q_free(gmp_q_out q) { mpq_clear(q); free(q); }

static inline void gmp_q_set(gmp_q_out q, gmp_q_in a) { mpq_set(q, a); }
static inline void gmp_q_set_z(gmp_q_out q, gmp_z_in a) { mpq_set_z(q, a); }
// Canonicalises; the denominator is not zero.
static inline void gmp_q_set_si(gmp_q_out q, long numerator, unsigned long denominator) {
    mpq_set_si(q, numerator, denominator);
    mpq_canonicalize(q);
}
// True on success; does NOT canonicalise, and a zero denominator succeeds: look at gmp_q_den, then gmp_q_canonicalize.
static inline bool gmp_q_set_str(gmp_q_out q, const char *_Nonnull text, int base) { return mpq_set_str(q, text, base) == 0; }
static inline void gmp_q_canonicalize(gmp_q_out q) { mpq_canonicalize(q); }

static inline void gmp_q_add(gmp_q_out q, gmp_q_in a, gmp_q_in b) { mpq_add(q, a, b); }
static inline void gmp_q_sub(gmp_q_out q, gmp_q_in a, gmp_q_in b) { mpq_sub(q, a, b); }
static inline void gmp_q_mul(gmp_q_out q, gmp_q_in a, gmp_q_in b) { mpq_mul(q, a, b); }
static inline void gmp_q_div(gmp_q_out q, gmp_q_in a, gmp_q_in b) { mpq_div(q, a, b); }
static inline void gmp_q_neg(gmp_q_out q, gmp_q_in a) { mpq_neg(q, a); }
static inline void gmp_q_abs(gmp_q_out q, gmp_q_in a) { mpq_abs(q, a); }
static inline void gmp_q_inv(gmp_q_out q, gmp_q_in a) { mpq_inv(q, a); }

static inline int gmp_q_cmp(gmp_q_in a, gmp_q_in b) { return mpq_cmp(a, b); }
static inline int gmp_q_cmp_si(gmp_q_in a, long numerator, unsigned long denominator) { return mpq_cmp_si(a, numerator, denominator); }
static inline bool gmp_q_equal(gmp_q_in a, gmp_q_in b) { return mpq_equal(a, b) != 0; }
static inline int gmp_q_sgn(gmp_q_in a) { return mpq_sgn(a); }
static inline double gmp_q_get_d(gmp_q_in a) { return mpq_get_d(a); }

// The numerator and denominator themselves, not copies; they live as long as q.
static inline gmp_z_out gmp_q_num(gmp_q_out q) { return mpq_numref(q); }
static inline gmp_z_out gmp_q_den(gmp_q_out q) { return mpq_denref(q); }
// Writes a zero-terminated "a" or "a/b" into a buffer of at least
// gmp_z_sizeinbase(numerator) + gmp_z_sizeinbase(denominator) + 3 bytes.
static inline void gmp_q_get_str(char *_Nonnull buffer, int base, gmp_q_in a) { (void)mpq_get_str(buffer, base, a); }

#endif
