//! A small gzip of very many zeros, written by hand.

/// Bits, least significant first, as deflate has them.
struct Bits {
    bytes: Vec<u8>,
    rest: u32,
    count: u32,
}

impl Bits {
    fn put(&mut self, value: u32, width: u32) {
        self.rest |= value << self.count;
        self.count += width;
        while self.count >= 8 {
            self.bytes.push(self.rest.to_le_bytes()[0]);
            self.rest >>= 8;
            self.count -= 8;
        }
    }

    /// Codes go the other way round.
    fn code(&mut self, code: u32, width: u32) {
        self.put(code.reverse_bits() >> (32 - width), width);
    }
}

/// So many zeros, about a hundred and sixty times smaller. Nobody who reads on to the checksum is to be believed either: it is wrong.
pub fn zeros(number: usize) -> Vec<u8> {
    let head = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    let mut bits = Bits { bytes: head, rest: 0, count: 0 };
    // One last block with the fixed codes: a zero, then "258 times what was there".
    bits.put(0b011, 3);
    bits.code(0x30, 8);
    for _ in 0..number / 258 {
        bits.code(0b1100_0101, 8);
        bits.code(0, 5);
    }
    bits.code(0, 7);
    bits.put(0, 7);
    bits.bytes.extend([0; 8]);
    bits.bytes
}
