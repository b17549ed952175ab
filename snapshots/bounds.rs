//! How much work each way in does: the memory that it asks for in all, counted, so that no clock is asked.
//!
//! A rule that looks at everything for each thing nearly always makes something on each look; where it makes nothing,
//! `work.rs` of the parser, which counts looks at words, and `just bounds`, which counts instructions, tell.

use allocation_counter::{AllocationInfo, measure};

use crate::targets::TARGETS;

/// What floods a way in: its name, what stands before the flood, what is repeated, and what stands after it. `{n}` is
/// another number each time.
const FLOODS: &[(&str, &str, &str, &str)] = &[
    ("text", "", "17 people were killed in Kyiv on Tuesday, he said. ", ""),
    ("text", "", "Town {n} counted {n} dead. ", ""),
    ("text", "Killed: ", "{n}, ", ""),
    ("html", "<p>12 killed", "<div>", ""),
    ("html", "<p>12 killed", "</div><p>", ""),
    ("html", "", "<p>{n} people were killed", ""),
    ("html", "<p", " a{n}=b", ">12 killed"),
    ("html", "<p>12 killed", "&amp;", ""),
    ("html", "<p>12 killed", "<!--", ""),
    ("html", "", "<table><tr><td>12", ""),
    ("html", "", "<a href=\"{n}\">", ""),
    ("html", "<script type=\"application/ld+json\">", "[", "</script>"),
    ("markdown", "", "> ", "12 killed"),
    ("markdown", "", "[12 killed](b{n}) ", ""),
    ("markdown", "", "**12 ", ""),
    ("markdown", "", "`", ""),
    ("markdown", "", "* 12 killed\n", ""),
    ("markdown", "---\n", "date: 2025-08-06\n", "---\n12 killed"),
    ("jsonl", "", "{\"id\":\"{n}\",\"date\":\"2025-08-06\",\"text\":\"12 killed\"}\n", ""),
    ("jsonl", "", "{\"id\":\"{n}\"}\n", ""),
    ("jsonl", "{\"text\":\"", "\\u00e9", "\"}"),
    ("jsonl", "{\"text\":", "[", ""),
    ("table", "date,killed\n", "2025-08-05,12\n", ""),
    ("table", "date,town,killed\n", "2025-08-05,Town {n},{n}\n", ""),
    ("table", "date,town,killed,source\n", "2025-08-05,Kyiv,{n},Agency {n}\n", ""),
    ("table", "date,killed\n", "day {n},no {n}\n", ""),
    ("table", "date,killed\n", "2025-08-05,\"1\n2\"\n", ""),
    ("table", "date,killed\n", "2{n}-08-05,1\n", ""),
    ("table", "date,killed\n", ",", ""),
    ("table", "date,killed\n", "\n", ""),
    ("table", "date,killed\n\"", "a", ""),
    ("table", "date,killed\n", "\"\"", ""),
    ("table", "date,killed\n2025-08-05,", "9", "\n"),
    ("table", "", "killed {n},", "\n1,2\n"),
    ("table", "#date,#affected+killed\n", "2025-08-05,{n}\n", ""),
    ("table", "date;killed\n", "05.08.2025;1 000\n", ""),
    ("table", "date,killed\n", "2025-08-05,at least {n}\n", ""),
    ("descriptor", "[", "[", "]"),
    ("descriptor", "{\"name\":\"", "a", "\"}"),
    (
        "descriptor",
        "{\"name\":\"t\",\"resources\":[",
        "{\"name\":\"t{n}\",\"path\":\"table.csv\"},",
        "{}]}",
    ),
    (
        "descriptor",
        "{\"name\":\"t\",\"resources\":[",
        "{\"name\":\"t\",\"path\":\"gone{n}.csv\"},",
        "{}]}",
    ),
    ("descriptor", "{\"name\":\"t\",\"path\":[", "\"table.csv\",", "\"table.csv\"]}"),
    (
        "descriptor",
        "{\"path\":\"table.csv\",\"schema\":{\"fields\":[",
        "{\"name\":\"c{n}\",\"tollcheck\":\"killed\"},",
        "{}]}}",
    ),
    (
        "descriptor",
        "{\"path\":\"table.csv\",\"schema\":{\"fields\":[",
        "{\"name\":\"killed\",\"tollcheck\":\"no{n}\"},",
        "{}]}}",
    ),
    ("descriptor", "{\"path\":\"table.csv\",\"missingValues\":[", "\"{n}\",", "\"\"]}"),
    (
        "descriptor",
        "{\"path\":\"table.csv\",\"tollcheck\":{\"only\":{\"place\":[",
        "\"Town {n}\",",
        "\"Kyiv\"]}}}",
    ),
    ("descriptor", "{\"path\":\"table.csv\",\"sources\":[", "{\"title\":\"Office {n}\"},", "{}]}"),
    ("waivers", "claim,who,until,reason\n", "{n}aaaaaa,AB,2026-01-01,why\n", ""),
    ("waivers", "claim,who,until,reason\n", "3f2a9c01d4e7,AB,2026-01-01,why\n", ""),
    ("waivers", "claim,who,until,reason\n", "{n},,never,\n", ""),
    ("waivers", "claim,who,until,reason\n", "\"", ""),
    ("audit", AUDIT, "a.txt,c{n},1,x,{n} people,killed,{n},supported,why,2\n", ""),
    ("audit", AUDIT, "a{n}.txt,c1,1,x,2 people,killed,2,refuted,why,2\n", ""),
    ("audit", AUDIT, "a.txt,c1,1,x,2 people,killed,2,refuted,why,2\n", ""),
    ("audit", AUDIT, "\"", ""),
    ("audit", "", "{\"id\":\"a{n}\",\"date\":null,\"claims\":[]}\n", ""),
    ("configuration", "", "key{n} = 1\n", ""),
    ("configuration", "", "[table{n}]\n", ""),
    ("configuration", "fail_on = [", "\"refuted\",", "]"),
    ("configuration", "a = ", "[", ""),
    ("configuration", "", "a.", "b = 1"),
];

/// The header of an audit that is merged or compared.
const AUDIT: &str =
    "article,claim_id,line,sentence,figure,kind,value,verdict,reason,evidence_value\n";

/// The most that is asked for, for each byte of a flood. The names of small tables are floods of tables to open.
const MOST: u64 = 60_000;

/// The bytes of the smaller flood; the larger has four times as many. The claims of an audit are compared with two hundred
/// each, of which there have to be more.
fn bytes(way: &str) -> usize {
    if way == "audit" { 16_000 } else { 2_500 }
}

/// What a way in asks for, by one thread, for a flood of so many bytes.
fn asked((way, before, piece, after): (&str, &str, &str, &str), bytes: usize) -> AllocationInfo {
    let (_, target) = TARGETS.iter().find(|(name, _)| *name == way).unwrap();
    let mut text = before.to_owned();
    for n in 0.. {
        if text.len() >= bytes {
            break;
        }
        text.push_str(&piece.replace("{n}", &format!("{n:06}")));
    }
    text.push_str(after);
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    one.install(|| measure(|| target(text.as_bytes())))
}

#[test]
fn what_is_asked_for_grows_with_the_input_and_no_faster() {
    let mut wrong = Vec::new();
    for flood in FLOODS {
        // What is made once for all is made now.
        asked(*flood, 100);
        let bytes = bytes(flood.0);
        let (less, more) = (asked(*flood, bytes), asked(*flood, 4 * bytes));
        let grows = |less: u64, more: u64, fixed: u64| 2 * more > 9 * less + fixed;
        let times = grows(less.count_total, more.count_total, 2_000);
        let memory = grows(less.bytes_total, more.bytes_total, 500_000);
        let most = MOST * u64::try_from(4 * bytes).unwrap();
        if times || memory || more.bytes_total > most {
            wrong.push(format!("{flood:?}: {less:?}, of four times as much {more:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
