//! Who may do what: everybody × every path of the route table × every method × whose it is. What the list does not allow is
//! denied, and what it allows is allowed: a path without its lines fails by name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context as _, Result};
use shared::staff::Role;
use tests::client::{Answer, Call, Client};
use tests::identity;
use tests::journey::Journey;
use tests::server::Server;
use tests::shop;
use tests::stage::checkout;

use crate::{desk, inbox, notice, shared_server};

const LIST: &str = "tests/api/matrix.list";
/// Everybody, as the list calls them.
const WHO: [&str; 6] = ["nobody", "person", "agent", "lead", "auditor", "administrator"];
const ANYONE: &str = "anyone";
const NONE: &str = "-";

const UNKNOWN_REFERENCE: &str = "AD-7K3M-9QXR-0T2V-HW57";
const UNKNOWN_STAFF: &str = "0123456789abcdef0123456789abcdef";
const UNKNOWN_MAIL: &str = "0123456789abcdef";
const MALFORMED: &str = "%00..x";

/// Somebody with a browser, and what is theirs.
struct Somebody {
    who: &'static str,
    client: Client,
    reference: Option<String>,
    staff: Option<String>,
}

/// One question: a method, a path, whose it is, and the path as it is asked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Question {
    path: String,
    method: String,
    whose: &'static str,
    asked: String,
}

impl Question {
    fn line(&self) -> String {
        let whose = if self.whose.is_empty() { String::new() } else { format!(" ({})", self.whose) };
        format!("{} {}{whose}", self.method, self.path)
    }
}

/// The paths of the one route table, as its lines stand. What exists for trying is proven absent elsewhere.
fn paths() -> Result<Vec<String>> {
    let table = fs::read_to_string(checkout().join("frontend/src/route/page.rs"))?;
    let lines = table.lines().map(str::trim).filter_map(|line| line.strip_prefix("(\"/")?.split('"').next());
    let paths: Vec<String> = lines.map(|path| format!("/{path}")).filter(|path| !path.starts_with("/dev/")).collect();
    anyhow::ensure!(paths.len() > 30, "the route table is read: {} paths", paths.len());
    Ok(paths)
}

fn everybody(server: &'static Server) -> Result<Vec<Somebody>> {
    let person = shop::plant_one(server, "matrixperson")?;
    let journey = Journey::proven(server, server.client(), &person)?;
    let reference = Some(journey.reference.clone());
    let client = journey.client;
    person.sign_in(&client)?.must_be(303)?;
    let mut all = vec![
        Somebody { who: "nobody", client: server.client(), reference: None, staff: None },
        Somebody { who: "person", client, reference, staff: None },
    ];
    for (who, role) in WHO.into_iter().filter_map(|who| Some((who, Role::parse(who)?))) {
        let colleague = identity::plant_one(server, &format!("matrix{who}"), role)?;
        let client = server.client();
        identity::sign_in_as(&client, &colleague.mail)?.must_be(303)?;
        all.push(Somebody { who, client, reference: None, staff: Some(colleague.id) });
    }
    Ok(all)
}

/// Whose a path can be for somebody, and the path then.
fn variants(path: &str, somebody: &Somebody, other: [&str; 6]) -> Vec<(&'static str, String)> {
    let path = path
        .replace("{l}", "en")
        .replace("{brand_sheet}", "brand-0123456789abcdef.css")
        .replace("{part}", "open")
        .replace("{category}", "orders")
        .replace("{item}", "name")
        .replace("{service}", "alibaba")
        .replace("{tag}", "fi")
        .replace("{processor}", "elsewhere");
    let (mark, own, other, unknown) = if path.contains("{reference}") {
        ("{reference}", &somebody.reference, other[0], UNKNOWN_REFERENCE)
    } else if path.contains("{staff}") {
        ("{staff}", &somebody.staff, other[1], UNKNOWN_STAFF)
    } else if path.contains("{id}") {
        ("{id}", &None, other[2], UNKNOWN_STAFF)
    } else if path.contains("{mail}") {
        ("{mail}", &None, other[3], UNKNOWN_MAIL)
    } else if path.contains("{reply}") {
        ("{reply}", &None, other[4], UNKNOWN_STAFF)
    } else if path.contains("{notice}") {
        ("{notice}", &None, other[5], UNKNOWN_STAFF)
    } else {
        return vec![("", path)];
    };
    let mut variants: Vec<(&'static str, String)> = own.iter().map(|own| ("own", path.replace(mark, own))).collect();
    for (whose, id) in [("other", other), ("unknown", unknown), ("malformed", MALFORMED)] {
        variants.push((whose, path.replace(mark, id)));
    }
    variants
}

fn methods(client: &Client, asked: &str) -> Result<Vec<String>> {
    let refused = client.send(&Call::of("OPTIONS", asked))?.must_be(405)?;
    let allowed = refused.header("allow").context("the methods are named")?;
    Ok(allowed.split(", ").filter(|method| *method != "HEAD").map(str::to_owned).collect())
}

/// A form that is wrong on purpose: whoever may post it is told so, and nothing is changed.
fn ask(client: &Client, question: &Question) -> Result<Answer> {
    match question.method.as_str() {
        "POST" if question.path.starts_with("/api/") => {
            let call = Call::of("POST", &question.asked);
            client.send(&call.carrying("application/json", "{\"code\":\"x\"}"))
        }
        "POST" => client.post(&question.asked, &[("matrix", "1")]),
        method => client.send(&Call::of(method, &question.asked)),
    }
}

/// Shown the way in, refused, or told that there is no such thing.
fn is_denied(question: &Question, answer: &Answer) -> bool {
    // Whoever posts is refused and never led: the one form that leads there is the one to leave by.
    let leads_out = ["/staff/sign-in", "/shop"].map(Some).contains(&answer.header("location"));
    [401, 403, 404].contains(&answer.status) || (question.method == "GET" && answer.status == 303 && leads_out)
}

/// What the list allows: a line of a question, and to whom.
fn list() -> Result<BTreeMap<String, BTreeSet<String>>> {
    let text = fs::read_to_string(checkout().join(LIST))?;
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut list = BTreeMap::new();
    for line in lines {
        let (question, who) = line.split_once(": ").with_context(|| format!("{LIST}: no colon: {line}"))?;
        let who: BTreeSet<String> = match who {
            ANYONE => WHO.map(str::to_owned).into(),
            NONE => BTreeSet::new(),
            some => some.split(' ').map(str::to_owned).collect(),
        };
        anyhow::ensure!(who.iter().all(|one| WHO.contains(&one.as_str())), "{LIST}: who is that: {line}");
        anyhow::ensure!(list.insert(question.to_owned(), who).is_none(), "{LIST}: twice: {line}");
    }
    Ok(list)
}

/// Whose answers are compared byte for byte: an unknown one and a malformed one.
type Bodies = BTreeMap<String, Vec<(&'static str, u16, Vec<u8>)>>;

#[test]
fn nobody_may_more_than_the_list_allows_and_nobody_less() -> Result<()> {
    let server = shared_server()?;
    let list = list()?;
    let everybody = everybody(server)?;
    let (case, other) = desk::waiting(server, "matrixother")?;
    let colleague = identity::plant_one(server, "matrixcolleague", Role::Agent)?.id;
    let mail = inbox::desk::waiting(server, "matrix@elsewhere.example")?;
    let reply = desk::reply::kept(server, "matrix")?;
    let notice = notice::written(server, "matrix")?;
    let mut allowed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut bodies = Bodies::new();
    for somebody in &everybody {
        let mut questions = Vec::new();
        for path in paths()? {
            for (whose, asked) in variants(&path, somebody, [&other, &colleague, &case, &mail, &reply, &notice]) {
                for method in methods(&somebody.client, &asked)? {
                    questions.push(Question { path: path.clone(), method, whose, asked: asked.clone() });
                }
            }
        }
        // Whoever has left cannot be asked for more.
        questions.sort_by_key(|question| question.path.ends_with("/sign-out"));
        for question in questions {
            let answer = ask(&somebody.client, &question)?;
            let who = allowed.entry(question.line()).or_default();
            if !is_denied(&question, &answer) {
                who.insert(somebody.who.to_owned());
            }
            let is_staffs =
                ["{staff}", "{id}", "{mail}", "{reply}", "{notice}"].iter().any(|mark| question.path.contains(mark));
            if is_staffs && question.path.starts_with("/staff") && ["unknown", "malformed"].contains(&question.whose) {
                let key = format!("{} {} {}", somebody.who, question.method, question.path);
                bodies.entry(key).or_default().push((question.whose, answer.status, answer.body));
            }
        }
    }
    let complaints = complaints(&list, &allowed);
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
    for (question, answers) in bodies {
        let [(_, status, body), (_, other_status, other_body)] = answers.as_slice() else {
            anyhow::bail!("two answers for {question}");
        };
        assert_eq!((status, body), (other_status, other_body), "{question}: what cannot be is like what is not there");
    }
    Ok(())
}

fn complaints(list: &BTreeMap<String, BTreeSet<String>>, allowed: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let written = |who: &BTreeSet<String>| match who.len() {
        0 => NONE.to_owned(),
        6 => ANYONE.to_owned(),
        _ => WHO.into_iter().filter(|one| who.contains(*one)).collect::<Vec<_>>().join(" "),
    };
    let mut complaints = Vec::new();
    for (question, who) in allowed {
        match list.get(question) {
            Some(listed) if listed == who => {}
            Some(listed) => complaints.push(format!("{question}: {} (listed: {})", written(who), written(listed))),
            None => complaints.push(format!("{question}: {} (not in {LIST})", written(who))),
        }
    }
    let gone = list.keys().filter(|question| !allowed.contains_key(*question));
    complaints.extend(gone.map(|question| format!("{question}: in {LIST}, and no route asks for it")));
    complaints
}

#[test]
fn the_matrix_notices_a_path_without_a_line_and_a_right_too_many() {
    let set = |who: &[&str]| who.iter().map(|one| (*one).to_owned()).collect::<BTreeSet<String>>();
    let list: BTreeMap<String, BTreeSet<String>> = [("GET /a".to_owned(), set(&["agent"]))].into();
    let found = |allowed: BTreeMap<String, BTreeSet<String>>| complaints(&list, &allowed).len();
    assert_eq!(found([("GET /a".to_owned(), set(&["agent"]))].into()), 0);
    assert_eq!(found([("GET /a".to_owned(), set(&["agent", "auditor"]))].into()), 1, "one right too many");
    assert_eq!(found([("GET /a".to_owned(), set(&[]))].into()), 1, "one right too few");
    assert_eq!(
        found([("GET /a".to_owned(), set(&["agent"])), ("GET /b".to_owned(), set(&[]))].into()),
        1,
        "a new path"
    );
    assert_eq!(found(BTreeMap::new()), 1, "a path that is gone");
}
