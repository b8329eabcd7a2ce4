//! Questions that nobody would ask, signed all the same.

use serde_json::{Value, json};

use crate::on_both;
use crate::stage::{DELETION, Stage, account};

/// The same numbers every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or_default() % most.max(1)
    }
}

const OPERATIONS: [&str; 16] = [
    "capabilities",
    "find",
    "account",
    "standing",
    "suspend",
    "restore",
    "erase",
    "counts",
    "items",
    "endings",
    "correct",
    "erase-items",
    "preferences",
    "refuse",
    "holders",
    "tokens",
];

/// Everything that a question can have.
fn whole() -> Value {
    json!({ "account": account("demo-01"), "identifier": "sofia@shopper.example", "kind": "email", "since": 0,
            "deletion": DELETION, "sequence": 1, "locked": true, "category": "orders", "strategy": "erase", "after": "0",
            "item": "newest", "lines": { "name": "x" }, "items": ["x"], "refused": ["push"], "at": 1,
            "categories": ["orders"], "processor": "billing" })
}

fn odd(dice: &mut Dice) -> Value {
    let odd = [
        json!(null),
        json!(i64::MIN),
        json!(i64::MAX),
        json!(u64::MAX),
        json!(-1),
        json!(1e300),
        json!(""),
        json!("\u{0}"),
        json!("a:99999999999999999999"),
        json!("18446744073709551615"),
        json!("é\u{202e}🦀'\";--"),
        json!([]),
        json!({}),
        json!([[[[]]]]),
        json!(true),
        json!("x".repeat(5_000)),
        json!({ "id": "a", "epoch": -1 }),
        json!({ "id": "a", "epoch": u32::MAX }),
        json!(["a b"]),
        json!({ "\u{0}": "\u{0}" }),
    ];
    let at = dice.below(odd.len());
    odd.into_iter().nth(at).unwrap_or_default()
}

async fn nonsense_is_refused_or_harmless_and_never_breaks_anything(stage: Stage) {
    let mut dice = Dice(0x5eed_0006);
    for turn in 0..800 {
        let operation = OPERATIONS[dice.below(OPERATIONS.len())];
        let mut question = whole();
        question["operation"] = operation.into();
        let members = question.as_object_mut().expect("an object");
        for _ in 0..=dice.below(3) {
            let names: Vec<String> = members.keys().filter(|name| *name != "operation").cloned().collect();
            let name = names[dice.below(names.len())].clone();
            if dice.below(4) == 0 {
                members.remove(&name);
            } else {
                members.insert(name, odd(&mut dice));
            }
        }
        let answered = stage.post(&format!("n{turn}"), operation, question.to_string().as_bytes()).await;
        assert!([200, 400].contains(&answered.status), "{}: {question}", answered.status);
    }
}

async fn a_body_with_a_bit_turned_is_believed_by_nobody(stage: Stage) {
    let mut dice = Dice(0x5eed_0007);
    let body = json!({ "operation": "find", "kind": "email", "identifier": "sofia@shopper.example" }).to_string();
    let timestamp = (directory_service::clock::now().ms() / 1000).to_string();
    let secret = shared::webhook::Secret::parse(crate::stage::SECRET).expect("a secret");
    let signature = secret.sign("m1", &timestamp, body.as_bytes());
    for _ in 0..500 {
        let mut bytes = body.clone().into_bytes();
        let at = dice.below(bytes.len());
        bytes[at] ^= 1 << dice.below(8);
        let headers = [("webhook-id", "m1"), ("webhook-timestamp", &*timestamp), ("webhook-signature", &*signature)];
        assert_eq!(stage.send("POST", "/find", &headers, &bytes).await.status, 401);
    }
}

on_both! {
    nonsense_is_refused_or_harmless_and_never_breaks_anything
    a_body_with_a_bit_turned_is_believed_by_nobody
}
