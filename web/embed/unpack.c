// Unpacks what the embed carries, as it arrives: LZMA (the form of .lzma files), six bits a letter from '?' to '~'. WebAssembly is fast from its first call
// on, where the same in JavaScript is interpreted for most of the time that it takes. Built once and kept, so that the page needs no other tools:
//
//   clang --target=wasm32 -Oz -nostdlib -mbulk-memory -Wl,--no-entry,-z,stack-size=1024,--global-base=16,--initial-memory=196608,--export=unpack,--export=__heap_base,--strip-all -o unpack.wasm unpack.c
//
typedef unsigned char byte;
typedef unsigned int word;
typedef const byte* bytes;
// A global of WebAssembly, which takes fewer bytes to name than a place in memory.
#define GLOBAL static __attribute__((address_space(1)))

// What the packer was told, and the build looks after: bits of the letter before, of the place.
enum { LC = 3, PB = 0 };

// Where each kind of probability begins, in the order of the reference decoder.
enum { MATCH = 0, REP = 192, REP_G0 = 204, REP_G1 = 216, REP_G2 = 228, REP0_LONG = 240, SLOT = 432, SPECIAL = 688, ALIGN = 802, LENGTH = 818, REP_LENGTH = 1332, LITERAL = 1846 };

static unsigned short odds[LITERAL + (768 << LC)];
GLOBAL word range;
GLOBAL word code;
GLOBAL word place;
GLOBAL bytes in;

static void fill(void) {
    if (range >= 1u << 24) return;
    range <<= 8;
    code = (code << 8) | *in++;
}

static __attribute__((noinline)) word bit(word i) {
    const word odd = odds[i], bound = (range >> 11) * odd, one = code >= bound;
    if (one) {
        range -= bound;
        code -= bound;
        odds[i] = odd - (odd >> 5);
    } else {
        range = bound;
        odds[i] = odd + ((2048 - odd) >> 5);
    }
    fill();
    return one;
}

// Highest bit first.
static __attribute__((noinline)) word tree(word base, word bits) {
    word m = 1;
    for (word k = 0; k < bits; ++k) m = (m << 1) | bit(base + m);
    return m - (1 << bits);
}

// Lowest bit first.
static __attribute__((noinline)) word reverse(word base, word bits) {
    word m = 1, sum = 0;
    for (word k = 0; k < bits; ++k) {
        const word b = bit(base + m);
        m = (m << 1) | b;
        sum |= b << k;
    }
    return sum;
}

// Each as likely as not.
static word plain(word bits) {
    word sum = 0;
    while (bits--) {
        range >>= 1;
        const word b = code >= range;
        if (b) code -= range;
        sum = (sum << 1) | b;
        fill();
    }
    return sum;
}

static __attribute__((noinline)) word span(word base) {
    if (!bit(base)) return tree(base + 2 + (place << 3), 3);
    return bit(base + 1) ? 16 + tree(base + 258, 8) : 8 + tree(base + 130 + (place << 3), 3);
}

static word distance(word size) {
    const word slot = tree(SLOT + ((size < 3 ? size : 3) << 6), 6);
    if (slot < 4) return slot;
    const word bits = (slot >> 1) - 1, lead = (2 | (slot & 1)) << bits;
    return slot < 14 ? lead + reverse(SPECIAL + lead - slot - 1, bits) : lead + (plain(bits - 4) << 4) + reverse(ALIGN, 4);
}

extern byte __heap_base;

// Bytes from the text to what comes out (unpack.js), and the most that one step of the loop below reads.
enum { ROOM = 1 << 17, STEP = 20 };

// How far the text has been read, as letters and as bytes; how much has come out, of how much.
GLOBAL word from;
GLOBAL word to;
GLOBAL word n;
GLOBAL word size;
// The four latest distances, the latest first.
GLOBAL word a;
GLOBAL word b;
GLOBAL word c;
GLOBAL word d;
GLOBAL word state;

// Where the text begins.
static void begin(void) {
    from = to = n = size = a = b = c = d = state = 0;
    for (word i = 0; i < sizeof odds / sizeof *odds; ++i) odds[i] = 1024;
}

static void head(const byte* packed) {
    size = packed[5] | packed[6] << 8 | packed[7] << 16;
    const word room = (word)__builtin_wasm_memory_size(0) << 16, end = (word)packed + ROOM + size;
    if (end > room) __builtin_wasm_memory_grow(0, (end - room + 0xffff) >> 16);
    range = 0xffffffff;
    in = packed + 14;
    for (word k = code = 0; k < 4; ++k) code = (code << 8) | *in++;
}

// The first `length` letters of the text are at __heap_base, of which those of the call before have been read; 0 begins another text. What comes out
// stands ROOM behind it; its size so far is returned.
word unpack(word length) {
    byte* const packed = &__heap_base;
    byte* const out = packed + ROOM;
    if (!length) begin();
    for (; from + 3 < length; from += 4) {
        const byte* four = packed + from;
        const word bits = (four[0] - 63) << 18 | (four[1] - 63) << 12 | (four[2] - 63) << 6 | (four[3] - 63);
        packed[to++] = (byte)(bits >> 16);
        packed[to++] = (byte)(bits >> 8);
        packed[to++] = (byte)bits;
    }
    if (!size && to > STEP) head(packed);
    while (n < size && in + STEP <= packed + to) {
        place = n & ((1 << PB) - 1);
        if (!bit(MATCH + (state << 4) + place)) {
            const word base = LITERAL + 768 * ((n ? out[n - 1] : 0) >> (8 - LC));
            word symbol = 1;
            if (state >= 7) {
                for (word guess = out[n - a - 1]; symbol < 256; guess <<= 1) {
                    const word expected = (guess >> 7) & 1, one = bit(base + ((1 + expected) << 8) + symbol);
                    symbol = (symbol << 1) | one;
                    if (one != expected) break;
                }
            }
            while (symbol < 256) symbol = (symbol << 1) | bit(base + symbol);
            out[n++] = (byte)symbol;
            state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
            continue;
        }
        word count;
        if (!bit(REP + state)) {
            d = c;
            c = b;
            b = a;
            count = span(LENGTH);
            a = distance(count);
            state = state < 7 ? 7 : 10;
        } else {
            count = 1;
            if (!bit(REP_G0 + state)) {
                if (!bit(REP0_LONG + (state << 4) + place)) {
                    state = state < 7 ? 9 : 11;
                    count = 0;
                }
            } else {
                word e = b;
                if (bit(REP_G1 + state)) {
                    e = c;
                    if (bit(REP_G2 + state)) {
                        e = d;
                        d = c;
                    }
                    c = b;
                }
                b = a;
                a = e;
            }
            if (count) {
                count = span(REP_LENGTH);
                state = state < 7 ? 8 : 11;
            } else count = (word)-1;
        }
        for (count += 2; count && n < size; --count, ++n) out[n] = out[n - a - 1];
    }
    return n;
}
