/* What every C file of a translated program starts with: words, tags, floats, unaligned memory. */
#ifndef SNAKELET_PRELUDE_H
#define SNAKELET_PRELUDE_H
#define _GNU_SOURCE
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int8_t i8;
typedef int16_t i16;
typedef int32_t i32;
typedef int64_t i64;
typedef intptr_t word;
typedef uintptr_t uword;
typedef uword Obj;

#define WORD_BITS ((int)(sizeof(word) * 8))
#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)
#define INLINE static inline __attribute__((always_inline, unused))
#define COLD __attribute__((noinline, cold))
#define APART __attribute__((noinline))
#define TOGETHER __attribute__((section("together")))

typedef struct Text { word length; char data[]; } Text;
typedef struct Layout {
    word size, tail_size;
    bool tail_traced;
    word length_offset, reference_count;
    const u16 *references;
    bool movable;
    u16 id;
} Layout;
struct TypeBase;
typedef struct Header { const struct TypeBase *type; } Header;
typedef struct TypeHead { const struct TypeBase *type; const Layout *layout; } TypeHead;

extern Obj pending_error;
#define RAISED UNLIKELY(pending_error != 0)

#ifdef CHECKED
COLD _Noreturn void panic(const char *file, int line, const char *what);
#define CHECK(test, what) do { if (UNLIKELY(!(test))) panic(__FILE__, __LINE__, what); } while (0)
#define PLACE , const char *file, int line
#define HERE , __FILE__, __LINE__
#define CHECK_AT(test, what) do { if (UNLIKELY(!(test))) panic(file, line, what); } while (0)
#else
#define CHECK(test, what) ((void)0)
#define PLACE
#define HERE
#define CHECK_AT(test, what) ((void)0)
#endif
/* A function that can panic takes the place of its caller; a macro of its name hands it over. */

INLINE bool is_small(Obj o) { return o & 1; }
INLINE bool is_qstr(Obj o) { return (o & 7) == 2; }
INLINE bool is_float(Obj o) { return (o & 7) == 4; }
INLINE bool is_pointer(Obj o) {
#if UINTPTR_MAX > 0xffffffff
    /* One test for both: rotated, a tag is in the high bits, and so is what 0 - 8 has there. */
    uword u = o - 8;
    return (u >> 3 | u << 61) >> 60 == 0;
#else
    return (o & 7) == 0 && o != 0;
#endif
}
INLINE bool both_small(Obj a, Obj b) { return a & b & 1; }
INLINE bool both_float(Obj a, Obj b) { return ((a ^ 4) & 7) == 0 && ((b ^ 4) & 7) == 0; }
INLINE bool fits_small(word n) { return (word)((uword)n << 1) >> 1 == n; }
INLINE Obj small_at(word n PLACE) {
    CHECK_AT(fits_small(n), "no small integer");
    return (uword)n << 1 | 1;
}
#define small(n) small_at(n HERE)
INLINE word small_value_at(Obj o PLACE) {
    CHECK_AT(o & 1, "no small integer");
    return (word)o >> 1;
}
#define small_value(o) small_value_at(o HERE)
INLINE Obj qstr_at(word n) { return (uword)n << 3 | 2; }
INLINE word qstr_index_at(Obj o PLACE) {
    CHECK_AT((o & 7) == 2, "no interned string");
    return (word)(o >> 3);
}
#define qstr_index(o) qstr_index_at(o HERE)
/* The tag makes each result odd, so 0 says that it doesn't fit; told so, the compiler tests once. */
INLINE Obj odd(word r) {
    if ((r & 1) == 0) __builtin_unreachable();
    return (Obj)r;
}
INLINE Obj add_small(Obj a, Obj b) {
    word r;
    return __builtin_add_overflow((word)(a - 1), (word)b, &r) ? 0 : odd(r);
}
INLINE Obj sub_small(Obj a, Obj b) {
    word r;
    return __builtin_sub_overflow((word)a, (word)(b - 1), &r) ? 0 : odd(r);
}
INLINE Obj mul_small(Obj a, Obj b) {
    word r;
    return __builtin_mul_overflow((word)(a - 1), (word)b >> 1, &r) ? 0 : (Obj)r + 1;
}
INLINE const Layout *layout_at(Obj o) {
    return ((const TypeHead *)((const Header *)o)->type)->layout;
}
INLINE bool has_type(Obj o, uword type) {
    return is_pointer(o) && (uword)((const Header *)o)->type == type;
}
INLINE bool has_layout(Obj o, int first, int span) {
    return is_pointer(o) && (u16)(layout_at(o)->id - first) <= span;
}

/* The bytes of an object whose tail starts at an offset; more than any heap has, so that the
   allocation fails, where they or the count of 32 bits would wrap, or the count is negative. */
INLINE word tail_end(size_t offset, word count, size_t size) {
    uword room = ((uword)INTPTR_MAX - offset) / size;
    uword most = room < UINT32_MAX ? room : UINT32_MAX;
    return (uword)count > most ? INTPTR_MAX : (word)(offset + (uword)count * size);
}

INLINE u64 double_bits(double d) { u64 b; memcpy(&b, &d, 8); return b; }
INLINE double double_from_bits(u64 b) { double d; memcpy(&d, &b, 8); return d; }
INLINE u32 f32_bits(double d) { float f = (float)d; u32 b; memcpy(&b, &f, 4); return b; }
INLINE double f32_from_bits(u32 b) { float f; memcpy(&f, &b, 4); return f; }

#if FLOAT_BITS == 64 && UINTPTR_MAX > 0xffffffff
#define FLOAT_BIAS ((u64)(0x400 - 0x37f) << 52)
INLINE Obj tag_float(double d) {
    u64 u = double_bits(d) + FLOAT_BIAS;
    u = u << 4 | u >> 60;
    return (u & 7) == 4 ? (Obj)u : 0;
}
INLINE double untag_float(Obj o) {
    return double_from_bits(((u64)o >> 4 | (u64)o << 60) - FLOAT_BIAS);
}
#elif FLOAT_BITS == 32 && UINTPTR_MAX == 0xffffffff
#define FLOAT_BIAS ((u32)(0x80 - 0x70) << 23)
INLINE Obj tag_float(double d) {
    u32 u = f32_bits(d) + FLOAT_BIAS;
    u = u << 4 | u >> 28;
    return (u & 7) == 4 ? (Obj)u : 0;
}
INLINE double untag_float(Obj o) {
    return f32_from_bits(((u32)o >> 4 | (u32)o << 28) - FLOAT_BIAS);
}
#else
INLINE Obj tag_float(double d) { (void)d; return 0; }
INLINE double untag_float(Obj o) { (void)o; return 0; }
#endif

#ifdef CHECKED
#define ARITHMETIC(name) \
    INLINE word name##_at(word a, word b PLACE) { \
        word r; \
        CHECK_AT(!__builtin_##name##_overflow(a, b, &r), "integer overflow"); \
        return r; \
    }
ARITHMETIC(add)
ARITHMETIC(sub)
ARITHMETIC(mul)
#define ADD(a, b) add_at(a, b HERE)
#define SUB(a, b) sub_at(a, b HERE)
#define MUL(a, b) mul_at(a, b HERE)
#else
#define ADD(a, b) ((a) + (b))
#define SUB(a, b) ((a) - (b))
#define MUL(a, b) ((a) * (b))
#endif
INLINE word floor_divide_at(word a, word b PLACE) {
    CHECK_AT(b != 0, "division by zero");
    CHECK_AT(b != -1 || a != INTPTR_MIN, "integer overflow");
    word q = a / b;
    return q - (a % b != 0 && (a ^ b) < 0);
}
#define floor_divide(a, b) floor_divide_at(a, b HERE)
INLINE word floor_modulo_at(word a, word b PLACE) {
    CHECK_AT(b != 0, "division by zero");
    word r = b == -1 ? 0 : a % b;
    return r != 0 && (r ^ b) < 0 ? r + b : r;
}
#define floor_modulo(a, b) floor_modulo_at(a, b HERE)
INLINE u64 divisor_at(u64 b PLACE) { CHECK_AT(b != 0, "division by zero"); return b; }
#define DIVISOR(b) divisor_at(b HERE)
INLINE double float_divide_at(double a, double b PLACE) {
    CHECK_AT(b != 0, "division by zero");
    return a / b;
}
#define float_divide(a, b) float_divide_at(a, b HERE)
INLINE word float_to_word_at(double d PLACE) {
    CHECK_AT(d >= -0x1p63 && d < 0x1p63, "a float out of range");
    CHECK_AT(WORD_BITS == 64 || (d > -0x1p31 - 1 && d < 0x1p31), "a float out of range");
    return (word)d;
}
#define float_to_word(d) float_to_word_at(d HERE)
INLINE word in_range_at(word n, uword limit PLACE) {
    CHECK_AT((uword)n <= limit, "a value out of range of its storage");
    return n;
}
#define IN_RANGE(n, limit) in_range_at(n, limit HERE)
#ifdef CHECKED
INLINE void *some_at(const volatile void *p PLACE) {
    CHECK_AT(p != 0, "None has no fields");
    return (void *)p;
}
#define SOME(p) ((__typeof__(p))some_at(p HERE))
INLINE Obj narrowed_at(Obj o, int first, int span PLACE) {
    CHECK_AT(o == 0 || has_layout(o, first, span), "a cast to another class");
    return o;
}
#define NARROW(T, o, first, span) ((T)narrowed_at((Obj)(o), first, span HERE))
#else
#define SOME(p) (p)
#define NARROW(T, o, first, span) ((T)(o))
#endif
INLINE word positive_at(word n PLACE) {
    CHECK_AT(n > 0, "a divisor that is not positive");
    return n;
}
#define positive(n) positive_at(n HERE)
INLINE word word_min(word a, word b) { return a < b ? a : b; }
INLINE word word_max(word a, word b) { return a > b ? a : b; }
INLINE double double_min(double a, double b) { return b < a ? b : a; }
INLINE double double_max(double a, double b) { return b > a ? b : a; }
INLINE word word_abs_at(word a PLACE) {
    CHECK_AT(a != INTPTR_MIN, "integer overflow");
    return a < 0 ? -a : a;
}
#define word_abs(a) word_abs_at(a HERE)
INLINE word shift_count_at(word n, int bits PLACE) {
    CHECK_AT(n >= 0 && n < bits, "shift count out of range");
    (void)bits;
    return n;
}
#define SHIFT_COUNT(n, bits) shift_count_at(n, bits HERE)
INLINE word shift_left_at(word a, word n PLACE) {
    CHECK_AT(n >= 0 && n < WORD_BITS, "shift count out of range");
    word r = (word)((uword)a << n);
    CHECK_AT(r >> n == a, "integer overflow");
    return r;
}
#define shift_left(a, n) shift_left_at(a, n HERE)
INLINE word shift_right_at(word a, word n PLACE) {
    CHECK_AT(n >= 0 && n < WORD_BITS, "shift count out of range");
    return a >> n;
}
#define shift_right(a, n) shift_right_at(a, n HERE)
INLINE word trailing_zeros(uword v) {
    return sizeof(uword) == 8 ? __builtin_ctzll(v) : __builtin_ctz((unsigned)v);
}
INLINE word bit_length(uword v) {
    return v == 0 ? 0 : WORD_BITS - (sizeof(uword) == 8 ? __builtin_clzll(v)
                                                        : __builtin_clz((unsigned)v));
}
#if UINTPTR_MAX > 0xffffffff
INLINE uword high_multiply(uword a, uword b) { return (uword)((unsigned __int128)a * b >> 64); }
#else
INLINE uword high_multiply(uword a, uword b) { return (uword)((u64)a * b >> 32); }
#endif
INLINE word index_check_at(word i, word n PLACE) {
    CHECK_AT(i >= 0 && i < n, "index out of range");
    (void)n;
    return i;
}
#define index_check(i, n) index_check_at(i, n HERE)
#ifdef CHECKED
INLINE void *beside_at(void *place, uword start, uword length PLACE) {
    CHECK_AT(((uword)place - start) / sizeof(word) < length, "no element of the parallel array");
    return place;
}
#define BESIDE(place, array, length) \
    ((__typeof__(&(array)[0]))beside_at(place, (uword)(array), length HERE))
#else
#define BESIDE(place, array, length) (place)
#endif
/* So few elements are stored one by one: the empty statement keeps the compiler from making a call
   of memset of it, which would take longer. */
#define FEW 8
#define FILL_FEW(start, value, count) do { \
    __typeof__(&(start)[0]) at__ = (start); \
    __typeof__(at__[0]) value__ = (value); \
    for (word left__ = (count); left__ > 0; left__--) { *at__++ = value__; __asm__ volatile(""); } \
} while (0)
#define FILL(start, value, count) do { \
    word count__ = (count); \
    if (count__ <= FEW) { \
        FILL_FEW(start, value, count__); \
    } else { \
        __typeof__(&(start)[0]) at__ = (start); \
        __typeof__(at__[0]) value__ = (value); \
        for (; count__ > 0; count__--) *at__++ = value__; \
    } \
} while (0)
/* The two places don't overlap. */
#define MOVE_FEW(start, source, count) do { \
    Obj *to__ = (Obj *)(start); \
    const Obj *from__ = (const Obj *)(source); \
    word left__ = (count); \
    for (; left__ >= 2; left__ -= 2) { \
        memcpy(to__, from__, 2 * sizeof(Obj)); \
        to__ += 2; \
        from__ += 2; \
        __asm__ volatile(""); \
    } \
    if (left__ > 0) *to__ = *from__; \
} while (0)
INLINE word load_u16(const u8 *p) { u16 v; memcpy(&v, p, 2); return v; }
INLINE word load_u32(const u8 *p) { u32 v; memcpy(&v, p, 4); return (word)v; }
INLINE u64 load_u64(const u8 *p) { u64 v; memcpy(&v, p, 8); return v; }
INLINE void store_u16(u8 *p, word x) { u16 v = (u16)x; memcpy(p, &v, 2); }
INLINE void store_u32(u8 *p, word x) { u32 v = (u32)x; memcpy(p, &v, 4); }
INLINE void store_u64(u8 *p, u64 v) { memcpy(p, &v, 8); }
void call_spilled(void (*function)(void));
#ifdef __SANITIZE_ADDRESS__
/* The collector scans the machine stack, red zones included. */
__attribute__((no_sanitize("address"), noinline, unused)) static uword peek(uword a)
{ return *(volatile uword *)a; }
#else
INLINE uword peek(uword a) { return *(uword *)a; }
#endif
INLINE void poke(uword a, uword v) { *(uword *)a = v; }
INLINE word peek8(uword a) { return *(u8 *)a; }
INLINE void poke8(uword a, word v) { *(u8 *)a = (u8)v; }
#endif
