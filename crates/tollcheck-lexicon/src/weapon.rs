//! What is launched and shot down: drones and missiles, their sorts and models.

use crate::{Class, class, classes};

/// What a text says of a weapon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weapon {
    /// Drone, missile, and the sorts within: ballistic, cruise, strike, reconnaissance, decoy.
    pub classes: Class,
    /// The models named, in the spelling of this crate: `shahed`, `x101`, `iskander`.
    pub models: Vec<String>,
}

/// Words of a weapon class that name no model.
const GENERIC: &[&str] = &[
    "drone",
    "drones",
    "uav",
    "uavs",
    "unmanned",
    "missile",
    "missiles",
    "rocket",
    "rockets",
    "projectile",
    "projectiles",
    "ballistic",
    "aeroballistic",
    "cruise",
    "attack",
    "strike",
    "kamikaze",
    "explosive",
    "suicide",
    "reconnaissance",
    "recon",
    "surveillance",
    "spy",
    "scout",
    "decoy",
    "decoys",
    "imitator",
    "imitators",
    "dummy",
    "quadcopter",
    "quadcopters",
    "fpv",
    "icbm",
    "slbm",
];

/// The weapon that `text` names, be it the words of an article or the cell of a table.
///
/// One model has many spellings: *Kh-101*, *X-101* and *Х-101* are one, and so are *S-300* and *C-300*.
pub fn weapon(text: &str) -> Weapon {
    let text = latin(text);
    let all = classes(&text);
    let mask = class::WEAPON_DRONE
        | class::WEAPON_MISSILE
        | class::WEAPON_BALLISTIC
        | class::WEAPON_CRUISE
        | class::WEAPON_STRIKE
        | class::WEAPON_RECONNAISSANCE
        | class::WEAPON_DECOY;
    let mut models: Vec<String> = text
        .split(|letter: char| !(letter.is_alphanumeric() || letter == '-'))
        .filter_map(model)
        .collect();
    models.sort();
    models.dedup();
    Weapon { classes: all & mask, models }
}

/// The model that a word names, in one spelling.
fn model(word: &str) -> Option<String> {
    let mut lower = word.to_lowercase();
    for tail in ["-type", "-style", "-class", "-made"] {
        if let Some(stem) = lower.strip_suffix(tail) {
            lower = stem.to_owned();
        }
    }
    let weapon = class::WEAPON_DRONE | class::WEAPON_MISSILE;
    if GENERIC.contains(&lower.as_str()) || !classes(&lower).meets(weapon) {
        return None;
    }
    let named = lower
        .split('-')
        .find(|part| part.chars().count() > 3 && part.chars().all(char::is_alphabetic));
    let stem =
        named.map_or_else(|| lower.replace('-', ""), |name| name.trim_end_matches('s').to_owned());
    let stem = match stem
        .strip_prefix("kh")
        .filter(|rest| rest.starts_with(|digit: char| digit.is_ascii_digit()))
    {
        Some(rest) => format!("x{rest}"),
        None => stem,
    };
    let stem = match stem
        .strip_prefix('c')
        .filter(|rest| rest.starts_with(|digit: char| digit.is_ascii_digit()))
    {
        Some(rest) => format!("s{rest}"),
        None => stem,
    };
    let tail = lower.strip_prefix("iskander-").filter(|tail| matches!(*tail, "m" | "k"));
    let stem = match stem.as_str() {
        "geran" | "geran2" => "shahed".to_owned(),
        "x47" | "x47m2" => "kinzhal".to_owned(),
        _ => stem,
    };
    Some(tail.map_or(stem.clone(), |tail| format!("{stem}{tail}")))
}

/// Cyrillic letters that stand for Latin ones in model names, as in *Х-101* and *С-300*.
fn latin(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut inside = false;
    while let Some(letter) = letters.next() {
        let before_number = !inside && letters.peek().is_some_and(|next| *next == '-');
        out.push(match letter {
            'Х' | 'х' if before_number => 'X',
            'С' | 'с' if before_number => 'C',
            _ => letter,
        });
        inside = letter.is_alphanumeric();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn models(text: &str) -> String {
        weapon(text).models.join(" ")
    }

    #[test]
    fn one_model_has_many_spellings() {
        assert_eq!(models("Shahed-type drones"), "shahed");
        assert_eq!(models("Shahed-136/131"), "shahed");
        assert_eq!(models("Kh-101 cruise missiles"), "x101");
        assert_eq!(models("Х-101/X-555 and Kalibr"), "kalibr x101 x555");
        assert_eq!(models("S-300"), models("C-300"));
        assert_eq!(models("Iskander-M/KN-23"), "iskanderm kn23");
        assert_eq!(models("X-47 Kinzhal"), "kinzhal");
        assert_eq!(models("attack drones"), "");
    }

    #[test]
    fn a_model_tells_its_class() {
        assert!(weapon("Orlan-10").classes.meets(class::WEAPON_RECONNAISSANCE));
        assert!(weapon("Unknown UAV").classes.meets(class::WEAPON_DRONE));
        assert!(weapon("Kalibr").classes.meets(class::WEAPON_CRUISE));
        assert!(!weapon("Kalibr").classes.meets(class::WEAPON_DRONE));
        assert!(!weapon("Aerial Bomb").classes.meets(class::WEAPON_DRONE | class::WEAPON_MISSILE));
    }
}
