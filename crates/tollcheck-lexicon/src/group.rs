//! Who is counted: civilians, children, soldiers, and whose.

use crate::{Class, class, classes};

/// Each sort of people that tables count apart, with the name that descriptors use.
pub const GROUPS: &[(&str, Class)] = &[
    ("civilians", class::GROUP_CIVILIANS),
    ("children", class::GROUP_CHILDREN),
    ("women", class::GROUP_WOMEN),
    ("men", class::GROUP_MEN),
    ("elderly", class::GROUP_ELDERLY),
    ("combatants", class::GROUP_COMBATANTS),
    ("medics", class::GROUP_MEDICS),
    ("journalists", class::GROUP_JOURNALISTS),
    ("aid workers", class::GROUP_AID_WORKERS),
    ("rescuers", class::GROUP_RESCUERS),
    ("police", class::GROUP_POLICE),
    ("peacekeepers", class::GROUP_PEACEKEEPERS),
    ("hostages", class::GROUP_HOSTAGES),
    ("prisoners", class::GROUP_PRISONERS),
];

/// The sorts of people that `text` names; none for *people*, *residents*, *others*.
///
/// *women and children* names two, *Israeli soldiers* one.
pub fn groups(text: &str) -> Class {
    let all = GROUPS.iter().fold(Class::NONE, |all, (_, class)| all | *class);
    classes(text) & all
}

/// The names of the sorts in `groups`, as *women and children*.
pub fn group_names(groups: Class) -> String {
    let names: Vec<_> =
        GROUPS.iter().filter(|(_, class)| class.meets(groups)).map(|(name, _)| *name).collect();
    names.join(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_named_by_any_of_its_words() {
        assert_eq!(group_names(groups("Palestinian teenagers")), "children");
        assert_eq!(group_names(groups("Israeli soldiers")), "combatants");
        assert_eq!(group_names(groups("women and children")), "children and women");
        assert_eq!(group_names(groups("health workers")), "medics");
        assert_eq!(group_names(groups("people")), "");
    }
}
