//! `hostile [PORT]`: the receiver by hand. `POST /control/<behaviour>` chooses how everything is answered, `GET /received` says what came,
//! and a path that begins with a behaviour's name is answered by that one.

use anyhow::Result;
use tests::hostile::{Behaviour, Hostile, SECRET};

fn main() -> Result<()> {
    let port = std::env::args().nth(1).map_or(Ok(0), |word| word.parse())?;
    let hostile = Hostile::listen(port)?;
    println!("{}", hostile.origin());
    println!("It signs with {SECRET} and knows: {}", Behaviour::ALL.map(Behaviour::name).join(", "));
    loop {
        std::thread::park();
    }
}
