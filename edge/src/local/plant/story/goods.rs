//! What the demo shop sells.

/// One thing in the catalogue, with its price including tax.
#[derive(Debug, Clone, Copy)]
pub struct Goods {
    pub name: &'static str,
    pub department: &'static str,
    pub cents: i64,
}

const fn goods(name: &'static str, department: &'static str, cents: i64) -> Goods {
    Goods { name, department, cents }
}

const CATALOGUE: [Goods; 40] = [
    goods("Enamel kettle, 1.5 l", "Kitchen", 3_490),
    goods("Wool blanket, heather", "Bedroom", 8_900),
    goods("Desk lamp with clamp", "Lighting", 4_250),
    goods("Notebook, dotted, A5", "Paper", 690),
    goods("Bicycle bell, brass", "Cycling", 1_580),
    goods("Rain jacket, yellow, M", "Clothing", 11_900),
    goods("Tea sampler, 12 sorts", "Food and drink", 1_990),
    goods("Phone case, cork", "Electronics", 1_450),
    goods("Garden shears", "Garden", 2_790),
    goods("Travel adapter, 3 ports", "Electronics", 1_890),
    goods("Linen apron", "Kitchen", 2_490),
    goods("Chess set, birch", "Games", 5_600),
    goods("Cast iron pan, 26 cm", "Kitchen", 4_990),
    goods("Fountain pen, medium nib", "Paper", 3_200),
    goods("Headphones, over the ear", "Electronics", 12_900),
    goods("Wool socks, two pairs", "Clothing", 1_690),
    goods("Bread baking basket", "Kitchen", 1_850),
    goods("Reading glasses +1.5", "Health", 2_400),
    goods("Camping stove", "Outdoor", 6_450),
    goods("Picture frame, 30 × 40", "Home", 1_990),
    goods("Ground coffee, 1 kg", "Food and drink", 1_790),
    goods("Watering can, 5 l", "Garden", 2_190),
    goods("Jigsaw, 1,000 pieces", "Games", 1_650),
    goods("Bath towel, sand", "Bathroom", 1_990),
    goods("Bicycle light, set of two", "Cycling", 3_490),
    goods("Children's boots, size 28", "Clothing", 3_990),
    goods("Olive oil, 3 l", "Food and drink", 3_450),
    goods("Bookshelf, oak, narrow", "Home", 14_900),
    goods("Power bank, 10,000 mAh", "Electronics", 2_990),
    goods("Yoga mat", "Sport", 2_950),
    goods("Thermos flask, 1 l", "Outdoor", 2_890),
    goods("Table cloth, linen", "Home", 5_400),
    goods("Screwdriver set, 24 bits", "Tools", 2_250),
    goods("Seed box, herbs", "Garden", 1_290),
    goods("Night light, fox", "Lighting", 1_890),
    goods("Sleeping bag, 3 seasons", "Outdoor", 9_900),
    goods("Keyboard, Nordic layout", "Electronics", 7_900),
    goods("Cookbook “Forty soups”", "Books", 2_650),
    goods("Umbrella, wind-proof", "Clothing", 2_990),
    goods("Wall clock, silent", "Home", 3_690),
];

/// The catalogue begins anew after its end.
pub fn at(index: usize) -> &'static Goods {
    &CATALOGUE[index % CATALOGUE.len()]
}

pub const COUNT: usize = CATALOGUE.len();

/// `34.90 EUR`, or `-34.90 EUR`.
pub fn euros(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    format!("{sign}{}.{:02} EUR", cents / 100, cents % 100)
}
